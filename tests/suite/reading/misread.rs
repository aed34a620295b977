//! What was once taken for something else, with its kin.

use super::does;

/// Replies to nothing in particular, with what they do and what they do not.
fn wrong(rows: &[(&str, &str, &str)]) -> Vec<String> {
    let misread = |(reply, wanted, unwanted): &&(&str, &str, &str)| {
        let found = does("", reply);
        let has = |name: &str| found.iter().any(|found| found == name);
        !wanted.split_whitespace().all(has) || unwanted.split_whitespace().any(has)
    };
    rows.iter()
        .filter(misread)
        .map(|row| format!("{}: {:?}", row.0, does("", row.0)))
        .collect()
}

#[test]
fn looking_into_it_at_once_is_asking_to_wait() {
    let rows = [
        ("我马上帮您查", "hold", ""),
        ("我马上帮您看一下", "hold", ""),
        ("这就给您核实", "hold", ""),
        ("我先看看", "hold", ""),
        ("正在为您查询", "hold", ""),
        ("我们稍后帮您核实", "", "hold"),
        ("我们帮您核实", "", "hold"),
        ("报一下订单号，我马上帮您查", "verify_identity", "hold"),
        ("报一下订单号，请稍等，我马上帮您查", "hold", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn how_long_a_thing_lasts_is_no_promise() {
    let rows = [
        ("90分钟左右就能充满", "", "time_promise"),
        ("这款能用两天", "", "time_promise"),
        ("满电大约能撑10个小时", "", "time_promise"),
        ("标准洗一次大约50分钟", "", "time_promise"),
        ("看视频差不多12小时", "", "time_promise"),
        ("充到八成大概40分钟", "", "time_promise"),
        ("录音最多能录3小时左右", "", "time_promise"),
        ("我40分钟后给您回电", "time_promise", ""),
        ("退款一般三个工作日到账", "time_promise", ""),
        ("您大概等十分钟", "time_promise", ""),
        ("检测大约两天出结果", "time_promise", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn a_number_asked_for_amid_a_clause_is_asked_for() {
    let rows = [
        (
            "您看下机身背面那串序列号是多少，我好对一下",
            "verify_identity",
            "solve",
        ),
        ("您瞅瞅包装盒上的SN是多少", "verify_identity", ""),
        ("翻翻短信，里头订单号是多少", "verify_identity", ""),
        ("盒子底下那个序列号您念给我听听", "verify_identity", ""),
        ("序列号在机身背面，您自己留着", "", "verify_identity"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn what_cannot_be_changed_is_refused() {
    let rows = [
        ("这个改不了", "shirk", ""),
        ("价格我定不了", "shirk", ""),
        ("这事儿做不了主的", "shirk", ""),
        ("出库后就改不了地址了", "explain shirk", ""),
        ("这个真改不了，我帮您申请拒收重发", "solve", "shirk"),
        ("您那边是改不了吗", "", "shirk"),
        ("您跑不了冤枉路", "", "shirk"),
    ];
    let rules_only = rows
        .map(|(reply, wanted, unwanted)| (reply, wanted.trim_start_matches("explain "), unwanted));
    assert_eq!(wrong(&rules_only), Vec::<String>::new());
}

#[test]
fn the_name_of_a_button_does_nothing() {
    let rows = [
        ("点“忘记密码”就行", "solve", "ask_secret transfer"),
        ("您点「忘记密码」", "", "ask_secret"),
        ("在登录页选“联系客服”", "", "transfer"),
        ("选\"转人工\"", "", "transfer"),
        ("屏幕上有“输入验证码”，您在那里填", "", "ask_secret"),
        ("点开“意见反馈”，再点“提交投诉”", "", "record"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn warmth_needs_no_name_of_a_feeling() {
    let rows = [
        ("这事搁谁身上都一样", "empathy", ""),
        ("这事搁谁身上都…", "empathy", ""),
        ("让您受累了", "empathy", ""),
        ("难为您了，跑前跑后的", "empathy", ""),
        ("你这人真烦人", "impatient", "empathy"),
        ("您真烦人", "impatient", "empathy"),
        ("你烦不烦人", "impatient", "empathy"),
        ("老得充电确实烦人", "empathy", "impatient"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn calling_a_customer_stupid_is_suspected_of_abuse() {
    let rows = [
        ("蠢", "abuse", ""),
        ("你蠢不蠢", "abuse", ""),
        ("你怎么这么蠢", "abuse", ""),
        ("蠢死了", "abuse", ""),
        ("我太蠢了，把单号看错了", "", "abuse"),
        ("这办法是有点蠢", "", "abuse"),
        ("没人说您蠢", "", "abuse"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
    let reading = super::lexicon().read("", "你蠢不蠢");
    assert!(
        reading
            .did("abuse")
            .all(|sign| *sign.rule != *"faults/insult-plain")
    );
}

#[test]
fn a_bark_offers_nothing() {
    let rows = [
        ("喂，什么事？", "impatient", "offer_help ask_open"),
        ("喂，干嘛", "impatient", "offer_help ask_open"),
        ("喂，您好，请问什么事？", "ask_open", "impatient"),
        ("嗯，什么事儿？", "ask_open", "impatient"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn a_rule_that_is_not_named_is_no_evidence() {
    let rows = [
        ("按规定", "", "evidence"),
        ("按规定不行", "", "evidence"),
        ("按公司规定来", "", "evidence"),
        ("系统显示", "", "evidence"),
        ("根据三包规定，保修期是一年", "evidence", ""),
        ("《保修条款》第3条写着", "evidence", ""),
        ("系统记录显示您11月3日来过电", "evidence", ""),
        ("按退换货规定七天内可以退", "evidence", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}
