//! `duilian score`: transcripts as other systems write them.

use serde_json::Value;

use super::run::{Ran, fed};

fn calls(ran: &Ran) -> Vec<Value> {
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}

fn read(transcript: &str, more: &[&str]) -> Vec<Value> {
    let ran = fed(
        &[&["score", "-", "--format", "json"], more].concat(),
        transcript,
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    calls(&ran)
}

fn turns(call: &Value) -> Vec<String> {
    let turns = call["turns"].as_array().unwrap().iter();
    turns
        .map(|turn| {
            let who = turn["who"].as_str().unwrap();
            format!("{who} {}", turn["text"].as_str().unwrap())
        })
        .collect()
}

const DESK: &str = "\
================ 会话详情 ================
会话ID： 88231-2025-11-18
接入时间：2025-11-18 14:02:11    渠道：在线客服
----------------------------------------
[系统消息] 客户已接入，当前排队 0 人
[2025-11-18 14:02:15] 客服小顾（工号1024）：您好，我是客服小顾
[2025-11-18 14:02:40] 客户_138****5521：脱水声音像拖拉机！
[2025-11-18 14:02:44] 客户_138****5521：楼下都来敲门了
【系统】客户上传了图片 [图片]
［２０２５－１１－１８　１４：０３：１０］客服小顾：真不好意思，什么时候买的？
[2025-11-18 14:03:30] 客户_138****5521：上个月
[2025-11-18 14:04:02] 客服小顾：明白了
可能是运输螺栓没拆
[2025-11-18 14:04:05] 您对着图看一下
[2025-11-18 14:05:50] 客服小顾：感谢您的咨询，再见
【系统】会话结束，客户评价：非常满意
";

#[test]
fn an_export_of_a_service_desk_is_read_without_what_the_system_says() {
    let all = read(DESK, &[]);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["call"], "会话详情");
    assert_eq!(
        turns(&all[0]),
        [
            "agent 您好，我是客服小顾",
            "customer 脱水声音像拖拉机！\n楼下都来敲门了",
            "agent 真不好意思，什么时候买的？",
            "customer 上个月",
            "agent 明白了\n可能是运输螺栓没拆\n您对着图看一下\n感谢您的咨询，再见",
        ]
    );
    assert_eq!(all[0]["turns"][2]["at_ms"], 55_000);
}

const CHAT: &str = "\
李女士 2025/11/18 14:02:11
冰箱不制冷了，菜全坏了！

江海家电客服小顾 2025/11/18 14:02:40
您好，菜都坏了，换谁都心疼。

江海家电客服小顾 2025/11/18 14:02:55
您能具体说说是什么情况吗？

李女士 2025/11/18 14:03:20
灯亮，不冷

明天 9:00 我在家
";

#[test]
fn a_chat_that_was_copied_is_one_call_though_blank_lines_part_it() {
    let all = read(CHAT, &[]);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(
        turns(&all[0]),
        [
            "customer 冰箱不制冷了，菜全坏了！",
            "agent 您好，菜都坏了，换谁都心疼。\n您能具体说说是什么情况吗？",
            "customer 灯亮，不冷\n明天 9:00 我在家",
        ]
    );
    let two = read(&format!("{CHAT}\n--------\n{CHAT}"), &[]);
    assert_eq!(two.len(), 2, "{two:?}");
}

#[test]
fn who_the_agent_is_may_be_said_where_there_are_bare_names() {
    let text = "小顾：您好\n王先生：在吗\n小顾：在的\n王先生：再见\n";
    let agent = ["--agent", "小顾"];
    assert_eq!(
        turns(&read(text, &agent)[0]),
        ["agent 您好", "customer 在吗", "agent 在的", "customer 再见"]
    );
    let text = "[14:02:11] 小顾：您好\n[14:02:20] 阿明：在吗\n";
    assert_eq!(
        turns(&read(text, &agent)[0]),
        ["agent 您好", "customer 在吗"]
    );
    for (lang, told) in [("zh", "小顾、阿明"), ("en", "--agent")] {
        let ran = fed(&["score", "-", "--lang", lang], text);
        assert_eq!(ran.code, 2, "{ran}");
        assert!(
            ran.err.contains(told) && ran.err.contains(":1:1: "),
            "{ran}"
        );
    }
}

const TABLE: &str = "\
会话ID,时间,发送方,发送人,消息类型,内容
S1,2025-11-18 09:00:01,系统,,通知,\"客户进入会话\"
S1,2025-11-18 09:00:05,客服,小顾,文本,\"您好，我是客服小顾\"
S1,2025-11-18 09:00:20,客户,李女士,文本,\"26度，

吹出来是\"\"常温风\"\"\"
S2,2025-11-18 09:10:05,客服,小顾,文本,在
S2,2025-11-18 09:10:20,客户,王先生,文本,遥控器坏了
";

#[test]
fn a_table_is_read_by_the_names_of_its_columns() {
    for text in [
        TABLE.to_owned(),
        format!("\u{feff}{}", TABLE.replace('\n', "\r\n")),
        TABLE.replace(',', "\t"),
    ] {
        let all = read(&text, &[]);
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(
            (&all[0]["call"], &all[0]["line"]),
            (&"S1".into(), &3.into())
        );
        let said = turns(&all[0]).join("|").replace('\r', "");
        assert_eq!(
            said,
            "agent 您好，我是客服小顾|customer 26度，\n\n吹出来是\"常温风\""
        );
        assert_eq!(all[0]["turns"][1]["at_ms"], 15_000);
        assert_eq!(turns(&all[1]), ["agent 在", "customer 遥控器坏了"]);
    }
}

#[test]
fn a_row_without_a_speaker_is_told_with_its_line() {
    let ran = fed(
        &["score", "-", "--format", "json"],
        "角色,内容\n客服,您好\n,谁说的\n客户,在吗\n",
    );
    assert_eq!((ran.code, calls(&ran).len()), (1, 1), "{ran}");
    assert!(
        ran.err.contains(":3:1: ") && ran.err.contains("谁说的"),
        "{ran}"
    );
}

#[test]
fn of_many_faults_the_first_ten_are_told_and_all_are_counted() {
    let text = "无名的一行\n".repeat(40) + "客服：您好\n";
    let ran = fed(&["score", "-"], &text);
    let told = ran.err.lines().filter(|line| line.contains("无名")).count();
    assert_eq!((ran.code, told), (1, 10), "{ran}");
    assert!(ran.err.contains("40"), "{ran}");
}
