//! Files: places in them, the walk over TOML, small values, suggestions.

use std::sync::Arc;

use duilian::{
    source::{
        Document, Findings, Key, Shape, SourceFile, Spellings,
        document::decode,
        key::FORMAT,
        measure::{length, marks},
        section::within,
        suggest::nearest,
    },
    text::Span,
};
use rstest::rstest;

const KEYS: &[Key] = &[
    FORMAT,
    Key::required("title", Shape::Text),
    Key::optional("lines", Shape::Lines),
    Key::optional("size", Shape::Whole(1, 5)),
    Key::optional("share", Shape::Number(0.0, 1.0)),
    Key::optional("part", Shape::Sections(PART)),
];
const PART: &[Key] = &[Key::required("name", Shape::Name)];

fn file(text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile {
        name: "test.toml".to_owned(),
        text: text.to_owned().into(),
    })
}

/// `line:column code`, in order.
fn faults(text: &str) -> Vec<String> {
    let file = file(text);
    let mut findings = Findings::new(Arc::clone(&file));
    Document::check(&file, KEYS, &Spellings::default(), &mut findings);
    let found = findings.sorted().into_iter();
    found
        .map(|found| {
            let (line, column) = file.place(found.span.start);
            format!("{line}:{column} {}", found.code)
        })
        .collect()
}

#[test]
fn a_right_file_is_silent() {
    let text = "format = 1\ntitle = \"通话\"\nlines = { calm = [\"好\"] }\nsize = 5\nshare = 0.5\n[[part]]\nname = \"一\"\n";
    assert_eq!(faults(text), Vec::<String>::new());
}

#[rstest]
#[case::nothing("", &["1:1 missing-key", "1:1 missing-key"])]
#[case::several("format = 1\ntitel = \"x\"\nsize = 6\nshare = 2\n[[part]]\n", &["2:1 unknown-key", "3:8 out-of-range", "4:9 out-of-range", "5:1 missing-key"])]
#[case::types("format = 1\ntitle = 1\nlines = 2\nsize = \"3\"\npart = 4\n", &["2:9 wrong-type", "3:9 wrong-type", "4:8 wrong-type", "5:8 wrong-type"])]
#[case::newer_says_nothing_else("format = 9\ntitel = 1\n", &["1:10 newer-format"])]
#[case::columns_count_characters("format = 1\ntitle = \"标题\"\nlines = [\"你好\", 3]\n", &["3:16 wrong-type"])]
#[case::a_top_key_below("format = 1\ntitle = \"x\"\n[[part]]\nname = \"a\"\nsize = 3\n", &["5:1 misplaced-key"])]
#[case::a_bad_name("format = 1\ntitle = \"x\"\n[[part]]\nname = \"a b\"\n", &["4:8 bad-name"])]
#[case::hidden("format = 1\ntitle = \"a\\u001bb\"\n", &["2:9 control-character"])]
#[case::raw_escape("format = 1\ntitle = \"a\u{1b}b\"\n", &["2:11 control-character"])]
#[case::open_quote("format = 1\ntitle = \"abc\nsize = 9\n", &["2:9 syntax-unclosed-text", "3:8 out-of-range"])]
#[case::open_list_costs_itself("format = 1\ntitle = \"x\"\nlines = [\"a\", \"b\"\nsize = 9\n[[part]]\n", &["3:9 syntax-unclosed-list"])]
#[case::open_quote_in_list("format = 1\ntitle = \"x\"\nlines = [\"a\", \"b]\nsize = 9\n", &["3:15 syntax-unclosed-text"])]
#[case::bare_chinese("format = 1\n标题 = \"x\"\n", &["2:1 syntax-chinese-key"])]
#[case::chinese_quotes("format = 1\ntitle = “x”\n", &["2:9 syntax-full-width"])]
#[case::chinese_comma("format = 1\ntitle = \"x\"\nlines = [\"a，b\"，\"c\"]\n", &["3:15 syntax-full-width"])]
#[case::chinese_equals("format = 1\ntitle ＝ \"x\"\n", &["2:7 syntax-full-width"])]
#[case::chinese_digit("format = 1\ntitle = \"x\"\nsize = ２\n", &["3:8 syntax-full-width"])]
#[case::half_chinese_quotes("format = 1\ntitle = \"x”\n", &["2:11 syntax-full-width"])]
#[case::chinese_space("format = 1\ntitle　= \"x\"\n", &["2:6 syntax-wide-space"])]
#[case::colon("format = 1\ntitle: \"x\"\n", &["2:6 syntax-colon"])]
#[case::chinese_colon("format = 1\ntitle：通话\n", &["2:6 syntax-colon"])]
#[case::slashes("format = 1\n// 说明，一句\ntitle = \"x\"\n", &["2:1 syntax-comment"])]
#[case::comma_at_the_end("format = 1\ntitle = \"x\",\n", &["2:12 syntax-end-sign"])]
#[case::chinese_comma_at_the_end("format = 1\ntitle = \"x\"\nlines = [\"a\"]，\n", &["3:14 syntax-end-sign"])]
#[case::truth("format = 1\ntitle = \"x\"\nsize = True\n", &["3:8 syntax-truth"])]
#[case::chinese_truth("format = 1\ntitle = \"x\"\nsize = 是\n", &["3:8 syntax-truth"])]
#[case::inner_quotes("format = 1\ntitle = \"快递\"迟迟\"不到\"\n", &["2:12 syntax-inner-quote"])]
#[case::inner_quotes_in_a_list("format = 1\ntitle = \"x\"\nlines = [\"他说\"不行\"了\", \"b\"]\n", &["3:13 syntax-inner-quote"])]
#[case::header_twice("format = 1\ntitle = \"x\"\n[part]\nname = \"a\"\n[part]\nsize = 1\n", &["5:2 syntax-duplicate-header"])]
#[case::header_open_before("format = 1\ntitle = \"x\"\n[part]]\nname = \"a\"\n", &["3:1 syntax-unclosed-header"])]
#[case::unquoted("format = 1\ntitle = 通话\n", &["2:9 syntax-unquoted"])]
#[case::twice("format = 1\ntitle = \"x\"\ntitle = \"y\"\n", &["3:1 syntax-duplicate"])]
#[case::escape("format = 1\ntitle = \"C:\\目录\"\n", &["2:13 syntax-escape"])]
#[case::no_value("format = 1\ntitle = \"x\"\nsize\n", &["3:5 syntax-no-value"])]
#[case::number("format = 1\ntitle = \"x\"\nsize = 05\n", &["3:8 syntax-number"])]
#[case::header("format = 1\ntitle = \"x\"\n[[part]\nname = \"a\"\n", &["3:8 syntax-unclosed-header"])]
#[case::single("format = 1\ntitle = \"x\"\n[part]\nname = \"a\"\n", &["3:1 single-bracket"])]
fn what_is_wrong_is_found_at_its_place(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(faults(text), expected);
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert_eq!(
        faults("\u{feff}format = 1\ntitle = \"x\"\n"),
        Vec::<String>::new()
    );
}

#[test]
fn windows_line_ends_are_no_fault() {
    assert_eq!(
        faults("format = 1\r\ntitle = \"x\"\r\n"),
        Vec::<String>::new()
    );
}

#[test]
fn gbk_is_told_at_its_first_byte() {
    let bytes = b"format = 1\ntitle = \"\xc4\xe3\xba\xc3\"\n".to_vec();
    let found = decode("old.toml", bytes).unwrap_err().sorted();
    assert_eq!(found[0].code, "not-utf8");
    assert_eq!(found[0].file.place(found[0].span.start), (2, 10));
}

#[rstest]
#[case::little(&[0xff, 0xfe], u16::to_le_bytes)]
#[case::big(&[0xfe, 0xff], u16::to_be_bytes)]
fn a_file_that_notepad_calls_unicode_is_told(
    #[case] mark: &[u8],
    #[case] bytes: fn(u16) -> [u8; 2],
) {
    let units = "title = \"你好\"\n".encode_utf16();
    let file = mark.iter().copied().chain(units.flat_map(bytes)).collect();
    let found = decode("notepad.toml", file).unwrap_err().sorted();
    assert_eq!(found[0].code, "unreadable-utf-16");
    assert_eq!(found[0].file.text, "title = \"你好\"\n");
}

#[rstest]
#[case("90s", Some(90_000))]
#[case(" 6m ", Some(360_000))]
#[case("4h", Some(14_400_000))]
#[case("0s", Some(0))]
#[case("25h", None)]
#[case("99999999999999999999s", None)]
#[case("6", None)]
#[case("六m", None)]
#[case("-1s", None)]
#[case("", None)]
fn lengths_of_time(#[case] text: &str, #[case] expected: Option<u64>) {
    assert_eq!(length(text), expected);
}

#[rstest]
#[case(">= 95", Some((95, 100)))]
#[case("> 95", Some((96, 100)))]
#[case("<= 59", Some((0, 59)))]
#[case("< 60", Some((0, 59)))]
#[case("60..85", Some((60, 85)))]
#[case("75", Some((75, 75)))]
#[case("85..60", None)]
#[case(">= 101", None)]
#[case("< 0", None)]
#[case("≥95", None)]
fn ranges_of_marks(#[case] text: &str, #[case] expected: Option<(u16, u16)>) {
    assert_eq!(marks(text, 100), expected);
}

#[rstest]
#[case("titel", Some("title"))]
#[case("投拆", Some("投诉"))]
#[case("fone", Some("phone"))]
#[case("主导形", Some("主导型"))]
#[case("something", None)]
#[case("x", None)]
#[case("", None)]
fn the_nearest_name_is_meant(#[case] written: &str, #[case] meant: Option<&str>) {
    let names = ["title", "投诉", "phone", "主导", "主导型", "咨询"];
    assert_eq!(nearest(written, names), meant);
}

#[test]
fn a_place_within_a_string_survives_its_quotes() {
    use duilian::source::Placed;
    for (text, string, expected) in [
        ("a = \"did:甲乙\"", "did:甲乙", "甲乙"),
        ("a = 'did:甲乙'", "did:甲乙", "甲乙"),
        ("a = \"\"\"did:甲乙\"\"\"", "did:甲乙", "甲乙"),
        // An escape shifts what follows: the whole string is shown.
        ("a = \"d\\u0069d:甲乙\"", "did:甲乙", "\"d\\u0069d:甲乙\""),
    ] {
        let placed = Placed {
            value: string,
            span: Span::new(4, text.len()),
        };
        assert_eq!(within(text, placed, Span::new(4, 10)).of(text), expected);
    }
}

proptest::proptest! {
    /// Whatever a file holds, it is walked without a panic and every place lies in it.
    #[test]
    fn any_text_is_survived(text in "[a-c标题=\\[\\]{}\"'#,\n. 0-9\\\\“，\u{1b}]{0,80}") {
        let file = file(&text);
        let mut findings = Findings::new(Arc::clone(&file));
        Document::check(&file, KEYS, &Spellings::default(), &mut findings);
        for found in findings.sorted() {
            proptest::prop_assert!(found.span.start <= found.span.end && found.span.end <= text.len());
            proptest::prop_assert!(text.is_char_boundary(found.span.start) && text.is_char_boundary(found.span.end), "{:?}", found);
        }
    }
}
