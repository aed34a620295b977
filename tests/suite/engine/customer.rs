//! What the customer says to one reply, and what of it counts: on scenarios of a few lines.

use std::fs;

use duilian::{
    engine::{Event, Input, Millis, chance::Seed, step::Mode},
    library::{Library, Sources},
    session::Sitting,
};
use rstest::rstest;

pub(super) const PHONE: &str = "category = \"consult\"";
const LETTER: &str = "category = \"consult\"\nchannel = \"email\"";
const EMERGENCY: &str = "category = \"emergency\"\npersona = \"emotional\"";

/// The customer has brought up the first beat of `agenda`.
fn begun(head: &str, agenda: &str) -> Sitting {
    begun_as(head, agenda, "")
}

/// The same with a persona `own`, if one is given.
fn begun_as(head: &str, agenda: &str, own: &str) -> Sitting {
    let assets = tempfile::tempdir().expect("a folder");
    let personas = assets.path().join("personas");
    fs::create_dir(&personas).expect("a folder");
    if !own.is_empty() {
        fs::write(personas.join("own.toml"), own).expect("a file");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let head = format!(
        "format = 2\ntitle = \"甲\"\n{head}\nopens = \"customer\"\n[customer]\nname = \"王先生\"\n"
    );
    fs::write(folder.path().join("one.toml"), format!("{head}{agenda}")).expect("a file");
    let library = Library::load(&Sources {
        scenarios: vec![folder.path().to_owned()],
        assets: vec![assets.path().to_owned()],
    });
    assert_eq!(library.diagnostics, Vec::new());
    let shelved = library.scenario("one").expect("the scenario");
    let script = library
        .script(&shelved.scenario, None, Seed(1))
        .expect("a script");
    let mut sitting = Sitting::new(script, library.rubric(), Mode::Practice, Seed(1));
    sitting.input(Input::Answer, Millis(0));
    sitting
}

fn says(sitting: &mut Sitting, text: &str) {
    let text = text.to_owned();
    let at = sitting.state.clock + Millis::seconds(5);
    sitting.input(Input::Reply { text }, at);
}

pub(super) fn call(head: &str, agenda: &str, replies: &[&str]) -> Sitting {
    let mut sitting = begun(head, agenda);
    for reply in replies {
        says(&mut sitting, reply);
    }
    sitting
}

/// Why each line of the customer's last message was said.
pub(super) fn whys(sitting: &Sitting) -> Vec<String> {
    last(sitting, |line| line.why.to_string())
}

fn texts(sitting: &Sitting) -> Vec<String> {
    last(sitting, |line| line.text.clone())
}

fn last<T>(sitting: &Sitting, of: impl Fn(&duilian::engine::event::SpokenLine) -> T) -> Vec<T> {
    let messages = sitting
        .log
        .moments()
        .filter_map(|moment| match &moment.event {
            Event::CustomerSaid { lines, .. } => Some(lines.iter().map(&of).collect()),
            _ => None,
        });
    messages.last().unwrap_or_default()
}

/// Everything that moved the mood.
pub(super) fn causes(sitting: &Sitting) -> Vec<&str> {
    sitting
        .state
        .causes
        .keys()
        .map(duilian::text::Name::as_str)
        .collect()
}

pub(super) const FREIGHT: &str = "
[[answer]]
name = \"return\"
say  = [\"签收30天内可以无理由退换\"]
[[answer]]
name = \"freight\"
say  = [\"来回运费由我们承担\"]
[[beat]]
name  = \"late\"
lines = [\"我买了二十天了，还能退吗？\"]
until = \"told:return\"
nudge = [\"到底能不能退？\"]
[[beat]]
name  = \"cost\"
lines = [\"那来回运费算谁的？\"]
until = \"told:freight\"
nudge = [\"运费呢，谁出？\"]
";

#[test]
fn a_sign_off_in_a_letter_is_no_early_goodbye() {
    let letter =
        "王先生，您好！\n来信收到，我登记了。\n祝您生活愉快，再见。\n祝好\n晨星电子客服 小林";
    let mail = call(LETTER, FREIGHT, &[letter]);
    assert!(
        !causes(&mail).contains(&"early_goodbye"),
        "{:?}",
        whys(&mail)
    );
    let phone = call(PHONE, FREIGHT, &["好的，那再见。"]);
    assert_eq!(whys(&phone), ["early_goodbye"]);
}

#[test]
fn who_says_that_something_is_missing_says_what() {
    let sitting = call(PHONE, FREIGHT, &["您看这样行不行？"]);
    assert_eq!(whys(&sitting), ["unsatisfied", "nudge"]);
    assert_eq!(texts(&sitting)[1], "到底能不能退？");
}

#[rstest]
#[case("您说，是哪一点还没说清？")]
#[case("您是指哪方面？")]
#[case("请问还有哪里我没说清楚？")]
fn asked_which_point_is_open_the_customer_names_it(#[case] question: &str) {
    let sitting = call(PHONE, FREIGHT, &["您看这样行不行？", question]);
    let said = whys(&sitting);
    assert_eq!(said.last().map(String::as_str), Some("nudge"), "{said:?}");
}

#[rstest]
#[case("您选：现在就转主管接，还是登记让他2小时内回您电话？")]
#[case("要不要我给您登记一下？")]
#[case("您看这样行不行？")]
#[case("请问您的意思是继续用还是换一台？我可以给您申请换货。")]
fn a_question_about_what_is_to_be_done_is_nothing_one_could_not_know(#[case] question: &str) {
    let sitting = call(PHONE, FREIGHT, &[question]);
    assert!(
        !whys(&sitting).contains(&"unknown".to_owned()),
        "{:?}",
        texts(&sitting)
    );
}

#[test]
fn what_the_customer_does_not_know_of_the_case_they_say_so() {
    let sitting = call(PHONE, FREIGHT, &["请问您的手机系统是哪个版本？"]);
    assert_eq!(whys(&sitting), ["unknown"]);
}

const FACTS: &str = "
[identity]
need  = \"basic\"
check = [\"order\", \"phone\"]
[[fact]]
name = \"order\"
ask  = [\"订单号\"]
say  = [\"订单号是B20250918。\"]
[[fact]]
name = \"phone\"
ask  = [\"手机号\"]
say  = [\"手机号13600136718。\"]
[[fact]]
name = \"lamp\"
ask  = [\"灯是什么颜色\", \"什么颜色的灯\"]
say  = [\"灯是红的。\"]
[[beat]]
name  = \"off\"
lines = [\"机器开不了机。\"]
until = \"did:solve\"
";

#[rstest]
#[case("您把订单号或者下单手机号发我一个。", &["order"])]
#[case("请问订单号是多少，或者手机号也行？", &["order"])]
#[case("请报一下订单号和手机号。", &["order", "phone"])]
#[case("请问您的手机号是多少？订单号是多少？", &["order", "phone"])]
fn of_what_is_asked_one_or_the_other_the_first_is_told(#[case] reply: &str, #[case] told: &[&str]) {
    let sitting = call(PHONE, FACTS, &[reply]);
    let known: Vec<&str> = sitting
        .state
        .known_facts
        .iter()
        .map(duilian::text::Name::as_str)
        .collect();
    assert_eq!(known, told, "{:?}", texts(&sitting));
}

#[test]
fn a_letter_that_asks_three_things_is_told_three() {
    let letter = "王先生，您好！\n请把订单号和手机号告诉我们。\n另外，灯是什么颜色？\n祝好\n晨星电子客服 小林";
    let sitting = call(LETTER, FACTS, &[letter]);
    assert_eq!(sitting.state.known_facts.len(), 3, "{:?}", texts(&sitting));
}

#[test]
fn three_things_asked_in_one_written_message_are_answered_and_two_in_speech() {
    let ask = "请您提供一下订单号、手机号，还有灯是什么颜色？";
    let chat = PHONE.to_owned() + "\nchannel = \"chat\"";
    let mut written = call(&chat, FACTS, &[ask]);
    written.input(Input::Tick, Millis::seconds(60));
    assert_eq!(written.state.known_facts.len(), 3, "{:?}", texts(&written));
    let spoken = call(PHONE, FACTS, &[ask]);
    assert_eq!(spoken.state.known_facts.len(), 2, "{:?}", texts(&spoken));
}

#[test]
fn nobody_is_kept_waiting_by_a_letter() {
    let letter = "王先生，您好！\n请您稍等，我帮您问一下。\n您说的是还能不能退，对吗？\n祝好\n晨星电子客服 小林";
    let mail = call(LETTER, FREIGHT, &[letter]);
    assert!(
        !whys(&mail).contains(&"hold".to_owned()),
        "{:?}",
        texts(&mail)
    );
}

#[test]
fn who_is_told_to_come_back_was_asked_nothing() {
    let replies = [
        "签收30天内可以无理由退换。",
        "来回运费由我们承担，还有问题您随时联系我们。",
    ];
    let told = call(PHONE, FREIGHT, &replies);
    assert!(told.state.closing);
    assert!(
        !whys(&told).contains(&"satisfied".to_owned()),
        "{:?}",
        texts(&told)
    );
}

#[rstest]
#[case("您看可以吗？")]
#[case("还有旁的没？")]
#[case("您还有别的要问的吗？")]
fn who_is_asked_answers(#[case] question: &str) {
    let last = format!("来回运费由我们承担，{question}");
    let asked = call(PHONE, FREIGHT, &["签收30天内可以无理由退换。", &last]);
    assert!(
        whys(&asked).contains(&"satisfied".to_owned()),
        "{:?}",
        texts(&asked)
    );
}

#[rstest]
#[case::of_a_case_for_others("ends = [\"escalated\"]", false)]
#[case::of_a_case_of_ones_own("ends = [\"resolved\"]", true)]
fn who_passes_on_what_is_not_theirs_to_settle_vexes_nobody(
    #[case] ends: &str,
    #[case] vexed: bool,
) {
    let agenda =
        "[[beat]]\nname = \"matter\"\nlines = [\"充电器冒烟了。\"]\nuntil = \"did:apology\"\n";
    let sitting = call(
        &format!("{PHONE}\n{ends}"),
        agenda,
        &["我帮您转接产品安全团队。"],
    );
    let moved = sitting.log.moments().any(
        |moment| matches!(&moment.event, Event::MoodMoved { cause, .. } if **cause == *"transfer"),
    );
    assert_eq!(moved, vexed);
}

#[test]
fn only_what_soothes_pulls_somebody_back_from_the_brink() {
    let after = |reply: &str| {
        let mut sitting = begun(EMERGENCY, FREIGHT);
        says(&mut sitting, "你烦不烦啊，没完没了的。");
        says(&mut sitting, "关我什么事，你找别人去。");
        says(&mut sitting, reply);
        whys(&sitting)
    };
    let sorry = after("是我不对，真的非常抱歉，让您受委屈了，我特别理解您的心情。");
    assert!(sorry.contains(&"calm_down".to_owned()), "{sorry:?}");
    let hello = after("您好。");
    assert!(!hello.contains(&"calm_down".to_owned()), "{hello:?}");
}

#[test]
fn who_is_refused_something_does_not_answer_the_kindness_before_it() {
    let agenda = format!(
        "{TRIPLE}[[beat]]\nname = \"then\"\nlines = [\"那就算了，还能退吗？\"]\nuntil = \"told:return\"\n"
    );
    let refused = call(
        "category = \"consult\"\npersona = \"rational\"",
        &agenda,
        &["我特别理解您的心情，不过三倍赔偿超出三包规定，办不了，我给您补发赠品，您看可以吗？"],
    );
    assert!(
        !whys(&refused).contains(&"empathy".to_owned()),
        "{:?}",
        texts(&refused)
    );
}

const TRIPLE: &str = "
[[answer]]
name = \"return\"
say  = [\"签收30天内可以无理由退换\"]
[[refuse]]
name   = \"triple\"
demand = [\"赔三倍\", \"三倍赔偿\"]
reason = [\"超出三包规定\"]
offer  = [\"补发赠品\"]
[[beat]]
name  = \"late\"
lines = [\"我买了二十天了，还能退吗？\"]
until = \"told:return\"
[[beat]]
name  = \"triple\"
lines = [\"那你们得翻倍赔我！\"]
until = \"refused:triple\"
";
const NO: &str = "三倍赔偿超出三包规定，我没法答应您。";

#[test]
fn what_nobody_demanded_and_nobody_named_is_refused_when_it_is_demanded() {
    let vague = "这个超出三包规定，可以给您补发赠品。";
    let mut sitting = call(PHONE, TRIPLE, &[vague]);
    assert!(sitting.state.refused.is_empty());
    assert!(!causes(&sitting).contains(&"declined"), "nobody asked");
    says(&mut sitting, "签收30天内可以无理由退换。");
    assert!(texts(&sitting).contains(&"那你们得翻倍赔我！".to_owned()));
    says(&mut sitting, NO);
    assert!(sitting.state.refused.contains("triple"));
    assert!(
        !causes(&sitting).contains(&"declined_flat"),
        "the reason was given"
    );
}

#[test]
fn what_is_refused_by_its_name_is_not_demanded_any_more() {
    let sitting = call(PHONE, TRIPLE, &[NO, "签收30天内可以无理由退换。"]);
    assert!(sitting.state.refused.contains("triple"));
    assert!(sitting.state.closing, "{:?}", texts(&sitting));
}

#[test]
fn a_no_without_a_reason_is_flat() {
    let sitting = call(
        PHONE,
        TRIPLE,
        &["签收30天内可以无理由退换。", "三倍赔偿没法给您。"],
    );
    assert_eq!(whys(&sitting), ["declined_flat"], "{:?}", texts(&sitting));
}

const RUMOUR: &str = "
[[answer]]
name = \"open\"
say  = [\"目前没有结论，真假不能下判断\"]
[[refuse]]
name   = \"vouch\"
demand = [\"说是真的\", \"说是假的\", \"下判断\"]
reason = [\"要等公司公布\"]
offer  = [\"给您回电话\"]
[[beat]]
name  = \"true\"
lines = [\"网上说的是真的还是假的？你给下判断。\"]
until = \"told:open | refused:vouch\"
";

#[test]
fn a_no_that_is_the_answer_is_no_flat_no() {
    let sitting = call(PHONE, RUMOUR, &["目前没有结论，真假我不能下判断。"]);
    assert!(sitting.state.told.contains("open"));
    assert!(
        !causes(&sitting).contains(&"declined_flat"),
        "{:?}",
        texts(&sitting)
    );
}

#[test]
fn a_wait_whose_result_is_in_the_same_reply_is_over() {
    let sitting = call(
        PHONE,
        FREIGHT,
        &["请您稍等，我看一下……查到了，签收30天内可以无理由退换。"],
    );
    assert_eq!(whys(&sitting), ["beat"], "{:?}", texts(&sitting));
    let waits = call(PHONE, FREIGHT, &["请您稍等，我查一下。"]);
    assert_eq!(whys(&waits), ["hold"]);
}

const HOT: &str = "
[[answer]]
name = \"unplug\"
say  = [\"马上拔掉充电器，离它远一点\"]
[[beat]]
name  = \"hot\"
lines = [\"充电器烧得烫手，孩子在边上！\"]
until = \"told:unplug\"
[[beat]]
name  = \"next\"
lines = [\"拔了，然后呢？\"]
until = \"did:time_promise\"
";

#[test]
fn what_a_branch_of_the_emergency_listens_to_is_safety_too() {
    let away = "
[[answer]]
name = \"away\"
say  = [\"先把孩子抱远一点\"]
";
    let listens =
        "  [[beat.on]]\n  hears = \"told:away\"\n  lines = [\"抱开了，可它还插着电呢！\"]\n";
    let agenda = HOT.replacen(
        "until = \"told:unplug\"\n",
        &format!("until = \"told:unplug\"\n{listens}"),
        1,
    );
    let safe = call(
        EMERGENCY,
        &format!("{away}{agenda}"),
        &["您先把孩子抱远一点。"],
    );
    assert_eq!(texts(&safe), ["抱开了，可它还插着电呢！"]);
    assert!(!causes(&safe).contains(&"no_empathy"));
}

#[test]
fn in_an_emergency_safety_before_comfort_is_not_cold() {
    let safe = call(EMERGENCY, HOT, &["请您马上拔掉充电器，离它远一点。"]);
    assert!(!causes(&safe).contains(&"no_empathy"), "{:?}", texts(&safe));
    let elsewhere = EMERGENCY.replace("emergency", "support");
    let cold = call(&elsewhere, HOT, &["请您马上拔掉充电器，离它远一点。"]);
    assert!(causes(&cold).contains(&"no_empathy"));
    let cold = call(EMERGENCY, HOT, &["请问您的订单号是多少？"]);
    assert!(causes(&cold).contains(&"no_empathy"));
}

const CLEAN: &str = "
[[answer]]
name = \"clean\"
say  = [\"打开设置清理缓存，清出5GB以上的空间\"]
[[answer]]
name  = \"sync\"
say   = [\"回到首页点一下立即同步\"]
after = [\"clean\"]
[[beat]]
name  = \"full\"
lines = [\"照片传不上去。\"]
until = \"part:clean\"
[[beat]]
name  = \"cleaned\"
lines = [\"清掉了。接下来呢？\"]
until = \"told:sync\"
";

#[test]
fn what_a_beat_let_pass_opens_what_comes_after_it() {
    let mut sitting = call(PHONE, CLEAN, &["您打开设置清理一下缓存。"]);
    assert!(sitting.state.near.contains("clean") && sitting.state.told.is_empty());
    says(&mut sitting, "您回到首页点一下立即同步。");
    assert!(sitting.state.told.contains("sync"), "{:?}", texts(&sitting));
}

#[test]
fn who_is_sent_elsewhere_is_not_handed_over() {
    for reply in ["请您直接打官方热线400-800-1234。", "这个请您联系银行。"] {
        let away = call(PHONE, FREIGHT, &[reply]);
        let said = whys(&away);
        assert!(
            !said.contains(&"transfer_offer".to_owned()),
            "{:?}",
            texts(&away)
        );
    }
    let ours = call(PHONE, FREIGHT, &["我给您转到技术同事那里。"]);
    assert_eq!(whys(&ours), ["transfer_offer"]);
}

#[test]
fn nobody_is_rebuffed_and_followed_in_one_breath() {
    let rebuffs = ["reassure", "go_on", "empathy", "thanks"];
    for reply in [
        "您放心，签收30天内可以无理由退换。",
        "好的，您说的我明白，签收30天内可以无理由退换。",
    ] {
        let head = "category = \"complaint\"\npersona = \"dominant\"";
        let sitting = call(head, FREIGHT, &[reply]);
        let said = whys(&sitting);
        assert!(said.contains(&"beat".to_owned()), "{said:?}");
        assert!(
            !said.iter().any(|why| rebuffs.contains(&why.as_str())),
            "{:?}",
            texts(&sitting)
        );
    }
}

#[test]
fn a_number_read_back_is_no_lecture() {
    let head = "category = \"consult\"\npersona = \"dominant\"";
    let lecture = |text: &str| {
        let sitting = call(head, FREIGHT, &[text]);
        sitting.state.faults.contains("lecture")
    };
    let words = "跟您核对一下".repeat(8);
    assert!(!lecture(&format!(
        "{words}，电话13600007719，邮箱media@chenxing.example。"
    )));
    assert!(lecture(&format!("{words}，{words}")));
}

#[test]
fn small_answers_do_not_hide_for_ever_that_the_beat_stands_still() {
    let sitting = call(
        PHONE,
        FREIGHT,
        &["这事我给您记下来了。", "真的很抱歉。", "我理解您的心情。"],
    );
    let said = whys(&sitting);
    assert_eq!(said.last().map(String::as_str), Some("nudge"), "{said:?}");
    assert_eq!(said.len(), 2);
}

#[test]
fn a_question_that_stays_open_costs_as_much_as_the_persona_says() {
    let own = "format = 2\nname = \"急\"\nextends = \"rational\"\n[weights]\nnudge = { temper = 7, trust = -1 }\nunsatisfied = { temper = 5, trust = -9 }\n";
    let head = "category = \"consult\"\npersona = \"own\"";
    let mut sitting = begun_as(head, FREIGHT, own);
    let start = sitting.state.mood;
    says(&mut sitting, "您看这样行不行？");
    assert!(
        causes(&sitting).contains(&"unsatisfied"),
        "{:?}",
        texts(&sitting)
    );
    assert!(sitting.state.mood.trust < start.trust);
    says(&mut sitting, "您说，是哪一点还没说清？");
    assert!(
        !causes(&sitting).contains(&"nudge"),
        "who asks does not pass it over"
    );
}

const EITHER: &str = "
[identity]
need  = \"basic\"
check = [\"order\"]
[[fact]]
name = \"order\"
ask  = [\"订单号\"]
say  = [\"订单号是B20250918。\"]
[[answer]]
name = \"engineer\"
say  = [\"工程师1小时内给您回电\"]
[[beat]]
name  = \"dead\"
lines = [\"机器开不了机。\"]
until = \"told:engineer | did:shirk\"
[[beat]]
name  = \"who\"
lines = [\"那这台机器谁来管？\"]
until = [\"part:engineer | transferred\", \"verified\"]
[[beat]]
name  = \"data\"
lines = [\"里面的照片呢？\"]
until = \"did:solve\"
";

#[test]
fn what_was_told_a_breath_ago_is_not_asked_though_there_was_another_way() {
    let reply = "工程师1小时内给您回电，请报一下订单号。";
    let sitting = call(PHONE, EITHER, &[reply]);
    assert_eq!(
        texts(&sitting).last().map(String::as_str),
        Some("里面的照片呢？")
    );
}

#[test]
fn nobody_hangs_up_without_a_warning_before() {
    let head = "category = \"complaint\"\npersona = \"dominant\"";
    let mut sitting = begun(head, FREIGHT);
    for _ in 0..9 {
        let warned = !sitting.state.speech.threats.is_empty();
        says(&mut sitting, "这不归我们管，我也没办法，你自己看着办吧。");
        if sitting.state.is_over() {
            assert!(warned);
            return;
        }
        says(&mut sitting, "跟我说没用，你爱怎么样就怎么样。");
    }
    panic!("the customer stays for ever");
}

#[test]
fn who_threatens_has_not_taken_the_answer_in_yet() {
    let head = "category = \"complaint\"\npersona = \"dominant\"";
    let mut sitting = begun(head, FREIGHT);
    for _ in 0..9 {
        let reply = "这不归我们管，你自己看着办吧，签收30天内可以无理由退换。";
        says(&mut sitting, reply);
        let said = whys(&sitting);
        let threatens = said
            .iter()
            .any(|why| why == "ask_supervisor" || why == "threaten");
        assert!(
            !(threatens && said.contains(&"beat".to_owned())),
            "{:?}",
            texts(&sitting)
        );
    }
}

#[test]
fn the_thanks_in_a_salutation_are_part_of_it() {
    let greeted = call(
        PHONE,
        FREIGHT,
        &["您好，感谢咨询晨星电子，我是客服小林，很高兴为您服务。"],
    );
    assert_eq!(whys(&greeted), ["greet_back"]);
}
