//! A trie in flat arrays: many words looked for at once, each step a look at neighbours in memory.

use super::{
    atoms::Atom,
    ready::{Reader, Ready, Writer},
};
use crate::text::sound::Sound;

/// What words are made of.
pub(crate) trait Letter: Copy + Ord {
    /// A small number of its own: first letters are found by it without searching.
    fn number(self) -> usize;
}

impl Letter for char {
    fn number(self) -> usize {
        u32::from(self) as usize
    }
}

impl Letter for Sound {
    fn number(self) -> usize {
        Self::number(self) as usize
    }
}

/// Words as paths of letters. Nodes stand breadth first, so the children of each lie side by side, in order.
#[derive(Debug)]
pub(crate) struct Trie<L> {
    nodes: Vec<Node<L>>,
    /// The words that end at the nodes, in the order of the nodes.
    ends: Vec<Atom>,
    /// The node of each first letter by the letter's number, 0 (the root) for none.
    firsts: Vec<u32>,
}

/// What belongs to a node goes up to where that of the next node begins.
#[derive(Clone, Copy, Debug)]
struct Node<L> {
    letter: Option<L>,
    children: u32,
    ends: u32,
}

impl<L> Default for Trie<L> {
    fn default() -> Self {
        Self {
            nodes: Vec::new(),
            ends: Vec::new(),
            firsts: Vec::new(),
        }
    }
}

impl<L: Letter> Trie<L> {
    pub(crate) fn new(mut words: Vec<(&[L], Atom)>) -> Self {
        words.sort_by_cached_key(|&(word, _)| first_letters(word));
        for alike in words.chunk_by_mut(|(a, _), (b, _)| first_letters(a) == first_letters(b)) {
            alike.sort_unstable();
        }
        let mut trie = Self::default();
        // The words below each node share its letters; shorter ones come first.
        let mut below = vec![(None, 0, words.as_slice())];
        let mut next = 0;
        while let Some(&(letter, depth, words)) = below.get(next) {
            next += 1;
            trie.nodes.push(Node {
                letter,
                children: number(below.len()),
                ends: number(trie.ends.len()),
            });
            let ending = words.partition_point(|(word, _)| word.len() == depth);
            let (ending, longer) = words.split_at(ending);
            trie.ends.extend(ending.iter().map(|(_, atom)| atom));
            for words in longer.chunk_by(|(a, _), (b, _)| a[depth] == b[depth]) {
                below.push((words[0].0.get(depth).copied(), depth + 1, words));
            }
        }
        trie.nodes.push(Node {
            letter: None,
            children: number(below.len()),
            ends: number(trie.ends.len()),
        });
        trie.index_firsts();
        trie.nodes.shrink_to_fit();
        trie.ends.shrink_to_fit();
        trie
    }

    fn index_firsts(&mut self) {
        let children = self.children(0);
        let numbers = |node: usize| self.nodes[node].letter.map(L::number);
        // The last child has the greatest letter.
        let most = children.clone().last().and_then(numbers);
        let mut firsts = vec![0; most.map_or(0, |most| most + 1)];
        for node in children {
            if let Some(letter) = numbers(node) {
                firsts[letter] = number(node);
            }
        }
        self.firsts = firsts;
    }

    fn children(&self, node: usize) -> std::ops::Range<usize> {
        self.nodes[node].children as usize..self.nodes[node + 1].children as usize
    }

    /// Every word that the letters begin with, shorter ones first, and its length.
    pub(crate) fn words_at(&self, letters: &[L], mut found: impl FnMut(Atom, usize)) {
        let Some((first, rest)) = letters.split_first() else {
            return;
        };
        let mut node = self
            .firsts
            .get(first.number())
            .map_or(0, |&node| node as usize);
        let mut rest = rest.iter();
        let mut length = 1;
        while node != 0 {
            for end in self.nodes[node].ends..self.nodes[node + 1].ends {
                found(self.ends[end as usize], length);
            }
            let Some(next) = rest.next() else {
                return;
            };
            let children = self.children(node);
            let at = self.nodes[children.clone()]
                .binary_search_by(|child| child.letter.cmp(&Some(*next)));
            node = at.map_or(0, |at| children.start + at);
            length += 1;
        }
    }
}

/// Of the nodes' borders what each adds to the one before.
impl<L: Letter + Ready> Ready for Trie<L> {
    fn put(&self, to: &mut Writer) {
        self.ends.put(to);
        to.number(self.nodes.len());
        let mut before = (0, 0);
        for node in &self.nodes {
            // The root and the end have none.
            if let Some(letter) = &node.letter {
                letter.put(to);
            }
            (node.children - before.0).put(to);
            (node.ends - before.1).put(to);
            before = (node.children, node.ends);
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let mut trie = Self {
            ends: Vec::take(from)?,
            ..Self::default()
        };
        let count = from.number()?;
        trie.nodes.reserve_exact(count);
        let (mut children, mut ends) = (0, 0);
        for place in 0..count {
            let inner = place > 0 && place + 1 < count;
            let letter = if inner { Some(L::take(from)?) } else { None };
            children += u32::take(from)?;
            ends += u32::take(from)?;
            trie.nodes.push(Node {
                letter,
                children,
                ends,
            });
        }
        trie.index_firsts();
        Some(trie)
    }
}

/// The first letters as one number in the order of the words: sorting by it settles nearly all.
fn first_letters<L: Letter>(word: &[L]) -> u64 {
    const BITS: usize = 21;
    let letter = |at: usize| word.get(at).map_or(0, |letter| letter.number() as u64 + 1);
    letter(0) << (2 * BITS) | letter(1) << BITS | letter(2)
}

/// Nobody writes so many words that these do not fit.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
