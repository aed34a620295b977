//! `duilian read`: one line of JSON out for one line in.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use duilian::{
    cli::{
        lines::{LONGEST, Line, Lines},
        meter::Meter,
    },
    engine::Millis,
    locale::{Language, Locale},
};
use serde_json::{Value, json};

use super::run::{Ran, duilian, fed, fed_bytes, file};

fn read(stdin: &str) -> Ran {
    fed(&["read"], stdin)
}

fn answers(ran: &Ran) -> Vec<Value> {
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}

/// The answer to one row that is fine.
fn answer(row: &Value) -> Value {
    let ran = read(&format!("{row}\n"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let mut all = answers(&ran);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn codes(answer: &Value, list: &str) -> Vec<String> {
    let list = answer[list].as_array().unwrap();
    list.iter()
        .map(|sign| sign["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_row_is_answered_with_what_its_reply_does() {
    let ran =
        read("{\"customer\": \"我的快递三天没动了\", \"reply\": \"您好,感谢您的来电,再见\"}\n");
    insta::assert_snapshot!(ran);
}

#[test]
fn one_line_comes_out_for_one_line() {
    let rows = "{\"reply\":\"您好\"}\n\n{\"reply\":\"\"}\n{\"reply\":\"再见\"}";
    let ran = read(rows);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    let lines: Vec<&str> = ran.out.split('\n').collect();
    assert_eq!(lines.len(), 5, "{ran}");
    assert!(lines[0].contains("\"greeting\""), "{ran}");
    assert_eq!(lines[1], "");
    assert_eq!(
        lines[2],
        "{\"behaviours\":[],\"faults\":[],\"unreadable\":true}"
    );
    assert!(lines[3].contains("\"farewell\""), "{ran}");
    assert_eq!(lines[4], "");
}

/// So many that several threads share them, with a faulty one among them.
#[test]
fn many_lines_are_answered_in_their_order() {
    let row = |number: usize| match number {
        700 => "{\"id\":700}\n".to_owned(),
        _ => format!("{{\"id\":{number},\"reply\":\"您好\",\"say\":[\"您好\"]}}\n"),
    };
    let ran = read(&(0..1_500).map(row).collect::<String>());
    let ids: Vec<u64> = answers(&ran)
        .iter()
        .map(|answer| answer["id"].as_u64().unwrap())
        .collect();
    assert!(ids.into_iter().eq(0..1_500), "{ran}");
    assert!(ran.err.contains(":701:"), "{ran}");
    assert_eq!(ran.out.matches("\"phrase\":\"full\"").count(), 1_499);
}

#[test]
fn nothing_in_is_nothing_out() {
    assert_eq!(read("").to_string(), "exit 0\n--- stdout\n--- stderr\n");
}

#[test]
fn spans_count_characters_of_the_reply_as_typed() {
    let reply = "😀😀 您好！ 　非常抱歉, 給您添麻煩了";
    let answer = answer(&json!({"customer": "怎么又坏了", "reply": reply}));
    let typed: Vec<char> = reply.chars().collect();
    let signs = answer["behaviours"].as_array().unwrap();
    assert!(signs.len() >= 2, "{answer}");
    for sign in signs {
        let [start, end] =
            [0, 1].map(|at| usize::try_from(sign["span"][at].as_u64().unwrap()).unwrap());
        assert_eq!(
            typed[start..end].iter().collect::<String>(),
            sign["text"].as_str().unwrap()
        );
        assert!(sign["rule"].as_str().unwrap().contains('/'));
    }
}

#[test]
fn shirking_is_a_behaviour_and_a_fault_and_abuse_a_fault_alone() {
    let shirks = answer(&json!({"customer": "那怎么办", "reply": "这不归我们管,没办法"}));
    assert!(codes(&shirks, "behaviours").contains(&"shirk".to_owned()));
    assert!(codes(&shirks, "faults").contains(&"shirk".to_owned()));
    let abuses = answer(&json!({"customer": "你们什么态度", "reply": "你神经病吧"}));
    assert!(codes(&abuses, "faults").contains(&"abuse".to_owned()));
    assert!(!codes(&abuses, "behaviours").contains(&"abuse".to_owned()));
}

#[test]
fn a_heap_of_words_says_that_it_is_one() {
    let answer =
        answer(&json!({"reply": "抱歉 理解 感谢 稍等 满意 登记 您好 再见 核实 反馈 马上"}));
    assert_eq!(answer["heap"], true, "{answer}");
    assert_eq!(answer["behaviours"], json!([]));
}

#[test]
fn the_id_comes_back_as_it_was() {
    for id in ["\"a-1\"", "17", "1.5", "{\"call\":3,\"turn\":[1]}"] {
        let ran = read(&format!(
            "{{\"id\": {id}, \"reply\": \"您好\", \"more\": [1, {{}}]}}"
        ));
        assert!(ran.out.starts_with(&format!("{{\"id\":{id},")), "{ran}");
    }
    let without = read("{\"id\": null, \"reply\": \"您好\"}");
    assert!(without.out.starts_with("{\"behaviours\""), "{without}");
}

#[test]
fn a_required_phrase_is_answered_with_its_clauses() {
    let say = json!(["您好,感谢您的来电,很高兴为您服务"]);
    let full = answer(&json!({"reply": "您好,感谢您的来电,很高兴为您服务", "say": say}));
    assert_eq!(
        (&full["phrase"], &full["missing"]),
        (&json!("full"), &json!([])),
        "{full}"
    );
    let part = answer(&json!({"reply": "😀您好,感谢您的来电", "say": say}));
    assert_eq!(part["phrase"], "part", "{part}");
    assert_eq!(part["missing"], json!(["很高兴为您服务"]), "{part}");
    let clause = &part["found"].as_array().unwrap().last().unwrap();
    assert!(
        clause["text"].as_str().unwrap().starts_with("感谢"),
        "{part}"
    );
    assert_eq!(clause["span"][0], 4, "{part}");
    let none = answer(&json!({"reply": "嗯", "say": say}));
    assert_eq!(
        (&none["phrase"], &none["found"]),
        (&json!("none"), &json!([])),
        "{none}"
    );
    let not_asked = answer(&json!({"reply": "您好", "say": []}));
    assert!(not_asked.get("phrase").is_none(), "{not_asked}");
}

const BAD: &str = "{\"reply\":\"您好\"}\n{'reply': '您好'}\n[1]\n{\"id\":7,\"customer\":\"喂\"}\n{\"id\":8,\"reply\":5}\n\
    {\"reply\":\"您好\",\"reply\":\"您好\"}\n{\"reply\":\"您好\",\"say\":\"您好\"}\n{\"reply\":\"您好\"\n{\"customer\":[],\"reply\":\"您好\"}\n再见\n";

#[test]
fn faulty_rows_have_their_line_and_the_stream_goes_on() {
    for lang in ["zh", "en"] {
        let ran = fed(
            &["read", "--lang", lang],
            &format!("{BAD}{{\"reply\":\"再见\"}}\n"),
        );
        let all = answers(&ran);
        assert_eq!(all.len(), 11, "{ran}");
        assert!(all.last().unwrap()["error"].is_null(), "{ran}");
        insta::assert_snapshot!(format!("faulty_rows_{lang}"), ran);
    }
}

#[test]
fn only_the_first_faulty_rows_are_told_one_by_one() {
    let ran = read(&"{}\n".repeat(1000));
    assert_eq!((ran.code, ran.out.lines().count()), (1, 1000));
    assert_eq!(ran.err.lines().count(), 11, "{}", ran.err);
}

#[test]
fn files_of_windows_are_read_as_well() {
    let rows = "\u{feff}{\"reply\":\"您好\"}\r\n\r\n{\"reply\":\"再见\"}\r\n";
    let ran = read(rows);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    assert_eq!(ran.out.split('\n').count(), 4, "{ran}");
    assert!(!ran.out.contains('\r'));
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let mut rows = b"{\"reply\":\"\xe6\x82\xa8\xff\"}\n".to_vec();
    rows.extend_from_slice("{\"reply\":\"您好\"}\n".as_bytes());
    let ran = fed_bytes(&["read"], &rows);
    assert_eq!(ran.code, 1, "{ran}");
    let all = answers(&ran);
    assert_eq!(all[0]["error"]["code"], "not_utf8");
    assert_eq!(all[0]["error"]["column"], 12);
    assert_eq!(codes(&all[1], "behaviours"), ["greeting"]);
}

#[test]
fn files_are_read_in_their_order_and_named_in_faults() {
    let (_one, first) = file("first.jsonl", "{\"reply\":\"您好\"}\n{}\n");
    let (_two, second) = file("second.jsonl", "{\"reply\":\"再见\"}");
    let (first, second) = (first.to_str().unwrap(), second.to_str().unwrap());
    let ran = fed(&["read", first, "-", second], "{\"reply\":\"谢谢您\"}\n");
    let all = answers(&ran);
    assert_eq!((ran.code, all.len()), (1, 4), "{ran}");
    assert_eq!(codes(&all[0], "behaviours"), ["greeting"]);
    assert_eq!(all[1]["error"]["file"], first);
    assert_eq!(codes(&all[2], "behaviours"), ["thanks"]);
    assert_eq!(codes(&all[3], "behaviours"), ["farewell"]);
    assert!(ran.err.contains("first.jsonl:2:"), "{ran}");
}

#[test]
fn what_cannot_be_opened_is_told_before_anything_is_read() {
    let (folder, first) = file("first.jsonl", "{\"reply\":\"您好\"}\n");
    let missing = folder.path().join("missing.jsonl");
    for wrong in [missing.as_path(), folder.path()] {
        let ran = duilian(&["read", first.to_str().unwrap(), wrong.to_str().unwrap()]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
        assert!(ran.err.contains("无法读取"), "{ran}");
    }
}

#[test]
fn what_steers_a_terminal_is_escaped() {
    let ran = read(
        "{\"id\":\"\u{202e}\",\"reply\":\"您好\u{1b}[31m\u{202e}\"}\n{\"reply\":\"\\u001b[2J您好\\u202e，\\t抱歉\"}\n",
    );
    let steers = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}');
    assert!(!ran.out.contains(steers), "{:?}", ran.out);
    assert!(!ran.err.contains(steers), "{:?}", ran.err);
    assert_eq!(ran.out.lines().count(), 2);
    answers(&ran);
}

#[test]
fn whoever_waits_for_an_answer_gets_it_before_the_stream_ends() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("duilian"))
        .arg("read")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for reply in ["您好", "再见"] {
        writeln!(stdin, "{}", json!({ "reply": reply })).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.ends_with("}\n"), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn lines_of_any_length_are_found_wherever_the_buffer_ends() {
    for length in [0, 1, 65_535, 65_536, 65_537, 200_000] {
        let text = format!("{}\nb\r\n", "a".repeat(length));
        let mut lines = Lines::new(text.as_bytes());
        assert_eq!(
            lines.read().unwrap(),
            Some(Line::Whole("a".repeat(length).as_bytes()))
        );
        assert_eq!(lines.read().unwrap(), Some(Line::Whole(b"b")));
        assert_eq!(lines.read().unwrap(), None);
        assert_eq!(lines.number, 2);
    }
}

#[test]
fn a_line_without_bounds_is_passed_over_in_bounded_memory() {
    let long = "a".repeat(LONGEST + 1);
    for end in ["\nb", "\nb\n"] {
        let text = format!("{long}{end}");
        let mut lines = Lines::new(text.as_bytes());
        assert_eq!(lines.read().unwrap(), Some(Line::TooLong));
        assert_eq!(lines.read().unwrap(), Some(Line::Whole(b"b")));
        assert_eq!(lines.read().unwrap(), None);
    }
    let mut lines = Lines::new(long.as_bytes());
    assert_eq!(lines.read().unwrap(), Some(Line::TooLong));
    assert_eq!(lines.read().unwrap(), None);
}

#[test]
fn progress_shows_on_long_input_alone_and_is_taken_away() {
    let locale = Locale::load(Language::Zh);
    let mut progress = Meter::new(Millis(1000), Some(200));
    assert_eq!(progress.draw(Millis(1500), 10, 5, &locale), None);
    assert_eq!(progress.clear(), "");
    assert_eq!(
        progress.draw(Millis(3000), 4000, 50, &locale).unwrap(),
        "\r\u{1b}[K已读 4000 行 · 25% · 每秒 2000 行"
    );
    assert_eq!(progress.draw(Millis(3100), 4100, 51, &locale), None);
    assert!(progress.draw(Millis(3200), 4200, 52, &locale).is_some());
    assert_eq!(progress.clear(), "\r\u{1b}[K");
    assert_eq!(progress.clear(), "");
    let mut unknown = Meter::new(Millis(0), None);
    let text = unknown.draw(Millis(2000), 10, 5, &Locale::load(Language::En));
    assert_eq!(text.unwrap(), "\r\u{1b}[K10 lines · 5 a second");
}

/// Learned weights name themselves where a rule would.
#[test]
fn the_rules_alone_name_rules_alone() {
    let reply = "这边给您看到了，订单是昨天下午从仓库出去的，正常后天能到您那边哈";
    let row = format!(
        "{}\n",
        json!({"customer": "我的快递到哪了", "reply": reply})
    );
    let ran = fed(&["read", "--rules-only"], &row);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    assert!(!ran.out.contains("learned"), "{ran}");
    let figures = "{\"reply\":\"您好\",\"labels\":[\"greeting\"]}\n";
    let scored = fed(
        &["read", "--score", "--rules-only", "--format", "json"],
        figures,
    );
    assert_eq!(scored.code, 0, "{scored}");
}
