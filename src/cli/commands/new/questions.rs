//! The six questions of `duilian new`, on plain lines; what the arguments answer is not asked.

use std::fmt::Display;

use unicode_normalization::UnicodeNormalization;

use crate::{
    authoring::new::{Defaults, TextFault, Wishes, answer_will_do, tidy},
    cli::{
        arguments::NewArguments,
        exit::Exit,
        host::{Ears, Happening, Host},
        output::Output,
        setting::{Setting, Stop},
    },
    engine::step::Category,
    library::Library,
    locale::Localised,
    source::suggest::nearest,
    text::Name,
};

/// What came of asking.
pub(super) enum Asked {
    Wishes(Wishes),
    /// The trainer went away; the code that says how.
    Left(Exit),
}

pub(super) struct Questions<'a> {
    setting: &'a Setting,
    library: &'a Library,
    output: &'a mut Output,
    ears: Option<Ears>,
    /// How the trainer went away, if so.
    exit: Exit,
    /// Of those that are asked.
    number: usize,
    count: usize,
}

/// One of several that can be chosen.
struct Choice {
    code: String,
    name: Localised,
}

/// What can be chosen by their ids, one of them before the others.
fn choices<'n>(first: &str, named: impl Iterator<Item = (&'n Name, &'n Localised)>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = named
        .map(|(id, name)| Choice {
            code: id.to_string(),
            name: name.clone(),
        })
        .collect();
    choices.sort_by_key(|choice| choice.code != first);
    choices
}

/// `None`: the trainer went away.
type Answer<T> = Result<Option<T>, Stop>;

pub(super) fn ask(
    arguments: &NewArguments,
    library: &Library,
    setting: &Setting,
    output: &mut Output,
) -> Result<Asked, Stop> {
    let given = [
        &arguments.title,
        &arguments.category,
        &arguments.channel,
        &arguments.persona,
        &arguments.problem,
        &arguments.answer,
    ];
    let mut questions = Questions {
        setting,
        library,
        output,
        ears: None,
        exit: Exit::CouldNotRun,
        number: 0,
        count: given.iter().filter(|given| given.is_none()).count(),
    };
    // What is given is looked at before the first question, so that nobody answers in vain.
    questions.check_given(arguments)?;
    let wishes = questions.all(arguments)?;
    Ok(wishes.map_or(Asked::Left(questions.exit), Asked::Wishes))
}

/// SIGINT.
const CTRL_C: i32 = 2;

/// The code that an option gives, or why it will not do; `None`: it was not given.
pub(super) fn given(
    kind: &str,
    word: Option<&str>,
    library: &Library,
    setting: &Setting,
    output: &mut Output,
) -> Result<Option<String>, Stop> {
    let Some(word) = word else {
        return Ok(None);
    };
    let questions = Questions {
        setting,
        library,
        output,
        ears: None,
        exit: Exit::CouldNotRun,
        number: 0,
        count: 0,
    };
    let choices = match kind {
        "category" => questions.categories(),
        "channel" => questions.channels(),
        _ => questions.personas(),
    };
    let chosen = questions.choose(kind, word, &choices);
    chosen
        .map(Some)
        .map_err(|why| questions.refused(kind, &why))
}

impl Questions<'_> {
    fn check_given(&self, given: &NewArguments) -> Result<(), Stop> {
        let choices = [
            ("category", &given.category, self.categories()),
            ("channel", &given.channel, self.channels()),
            ("persona", &given.persona, self.personas()),
        ];
        for (kind, word, choices) in choices {
            if let Some(word) = word {
                self.choose(kind, word, &choices)
                    .map_err(|why| self.refused(kind, &why))?;
            }
        }
        let texts = [
            ("title", &given.title),
            ("problem", &given.problem),
            ("answer", &given.answer),
        ];
        for (kind, text) in texts {
            if let Some(text) = text {
                self.text_of(kind, text)
                    .map_err(|why| self.refused(kind, &why))?;
            }
        }
        Ok(())
    }

    fn refused(&self, kind: &str, why: &str) -> Stop {
        let flag = format!("--{kind}");
        let args: [(&str, &dyn Display); 2] = [("flag", &flag), ("why", &why)];
        Stop::Said(self.setting.locale.format("cli.new.bad_flag", &args))
    }

    fn all(&mut self, given: &NewArguments) -> Answer<Wishes> {
        let title = Defaults::of(Category::Complaint).title;
        let Some(title) = self.text("title", given.title.as_deref(), &title)? else {
            return Ok(None);
        };
        let choices = self.categories();
        let Some(category) = self.choice("category", given.category.as_deref(), &choices)? else {
            return Ok(None);
        };
        let category = Category::from_code(&category).unwrap_or(Category::Complaint);
        let choices = self.channels();
        let Some(channel) = self.choice("channel", given.channel.as_deref(), &choices)? else {
            return Ok(None);
        };
        let choices = self.personas();
        let Some(persona) = self.choice("persona", given.persona.as_deref(), &choices)? else {
            return Ok(None);
        };
        let defaults = Defaults::of(category);
        let problem = self.text("problem", given.problem.as_deref(), &defaults.problem)?;
        let Some(problem) = problem else {
            return Ok(None);
        };
        let answer = self.text("answer", given.answer.as_deref(), &defaults.answer)?;
        Ok(answer.map(|answer| Wishes {
            title,
            category,
            channel: Name::from(channel),
            persona: Name::from(persona),
            problem,
            answer,
        }))
    }

    fn text(&mut self, kind: &str, given: Option<&str>, default: &str) -> Answer<String> {
        if let Some(given) = given {
            return Ok(Some(tidy(given)));
        }
        self.question(kind, &[])?;
        loop {
            let Some(line) = self.line(default)? else {
                return Ok(None);
            };
            if line.is_empty() {
                return Ok(Some(default.to_owned()));
            }
            match self.text_of(kind, &line) {
                Ok(text) => return Ok(Some(text)),
                Err(why) => self.output.say(&why)?,
            }
        }
    }

    /// The text as it is kept, or why it will not do.
    fn text_of(&self, kind: &str, text: &str) -> Result<String, String> {
        let text = tidy(text);
        let fault = match kind {
            "answer" => answer_will_do(&text).err(),
            _ => text.is_empty().then_some(TextFault::Empty),
        };
        let Some(fault) = fault else {
            return Ok(text);
        };
        let key = match fault {
            TextFault::Empty => "cli.new.empty",
            TextFault::Unheard => "cli.new.unheard",
            TextFault::NotChinese => "cli.new.not_chinese",
        };
        Err(self.setting.locale.text(key).to_owned())
    }

    fn choice(&mut self, kind: &str, given: Option<&str>, choices: &[Choice]) -> Answer<String> {
        if let Some(given) = given {
            return Ok(self.choose(kind, given, choices).ok());
        }
        self.question(kind, choices)?;
        let language = self.setting.locale.language();
        let default = choices
            .first()
            .map_or("", |choice| choice.name.get(language));
        loop {
            let Some(line) = self.line(default)? else {
                return Ok(None);
            };
            let word = if line.is_empty() { "1" } else { &line };
            match self.choose(kind, word, choices) {
                Ok(code) => return Ok(Some(code)),
                Err(why) => self.output.say(&why)?,
            }
        }
    }

    /// The code of what was chosen by number, name or code, or why there is none.
    fn choose(&self, kind: &str, word: &str, choices: &[Choice]) -> Result<String, String> {
        // Digits and letters of a Chinese keyboard are meant like those of another.
        let word: String = tidy(word).nfkc().collect();
        let number = word.parse::<usize>().ok();
        let by_number = number.and_then(|number| choices.get(number.checked_sub(1)?));
        let code = self.library.spellings.code(kind, &word).to_lowercase();
        let by_name = || {
            choices.iter().find(|choice| {
                choice.code == code
                    || choice.name.zh == word
                    || choice.name.en.eq_ignore_ascii_case(&word)
            })
        };
        if let Some(chosen) = by_number.or_else(by_name) {
            return Ok(chosen.code.clone());
        }
        let locale = &self.setting.locale;
        let valid: Vec<&str> = choices
            .iter()
            .flat_map(|choice| [choice.name.zh.as_str(), &choice.code])
            .collect();
        let args: [(&str, &dyn Display); 2] = [("word", &word), ("valid", &valid.join(" "))];
        let mut why = locale.format("cli.new.no_choice", &args);
        if let Some(near) = nearest(&word, valid) {
            why.push_str(&locale.format("report.did_you_mean", &[("name", &near)]));
        }
        Err(why)
    }

    fn categories(&self) -> Vec<Choice> {
        let name = |category: &Category| Choice {
            code: category.code().to_owned(),
            name: self.named("category", category.code()),
        };
        Category::ALL.iter().map(name).collect()
    }

    fn named(&self, kind: &str, code: &str) -> Localised {
        let name = self.setting.locale.name(kind, code).to_owned();
        Localised {
            zh: name.clone(),
            en: name,
        }
    }

    /// The phone first: most calls are calls.
    fn channels(&self) -> Vec<Choice> {
        let channels = self.library.channels.values();
        choices("phone", channels.map(|one| (&one.id, &one.name)))
    }

    /// The calm one first.
    fn personas(&self) -> Vec<Choice> {
        let personas = self.library.personas.values();
        choices("rational", personas.map(|one| (&one.id, &one.name)))
    }

    fn question(&mut self, kind: &str, choices: &[Choice]) -> Result<(), Stop> {
        let locale = &self.setting.locale;
        if self.ears.is_none() {
            self.ears = Some(Host::listen());
            self.output.say(locale.text("cli.new.begin"))?;
        }
        self.number += 1;
        let text = locale.text(&format!("cli.new.ask.{kind}")).to_owned();
        let args: [(&str, &dyn Display); 3] = [
            ("number", &self.number),
            ("count", &self.count),
            ("text", &text),
        ];
        self.output.say("")?;
        self.output.say(&locale.format("cli.new.question", &args))?;
        if !choices.is_empty() {
            let language = locale.language();
            let numbered = choices.iter().zip(1..).map(|(choice, number)| {
                format!("  {number} {} ({})", choice.name.get(language), choice.code)
            });
            self.output.say(&numbered.collect::<String>())?;
        }
        Ok(())
    }

    /// The next line; `None`: the trainer went away.
    fn line(&mut self, default: &str) -> Answer<String> {
        let prompt = [("default", &default as &dyn Display)];
        let prompt = self.setting.locale.format("cli.new.prompt", &prompt);
        self.output.write(&prompt)?;
        self.output.flush()?;
        let happening = self.ears.as_ref().map(|ears| ears.next(None));
        let line = match happening {
            Some(Happening::Line(line)) => line,
            happening => {
                if happening == Some(Happening::Interrupted) {
                    self.exit = Exit::Signal(CTRL_C);
                }
                self.output.say("")?;
                return Ok(None);
            }
        };
        // A terminal shows what is typed; of lines from elsewhere the log would show nothing.
        if !Host::stdin_is_terminal() {
            self.output.say("")?;
        }
        let line = line.trim();
        let goes = line.eq_ignore_ascii_case("q");
        Ok((!goes).then(|| line.to_owned()))
    }
}
