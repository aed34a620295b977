//! Words beside a matter are not the matter: denials of another verb, words of time and place, another size, lists.

use duilian::reading::{
    Ear, Meaning, Vocabulary,
    vocabulary::{AnswerWording, DemandWording},
};
use rstest::rstest;

use super::{
    ear::{wording, words},
    lexicon,
};

fn ear() -> Ear {
    let answer = |name: &str, say: &[&str], wrong: &[&str]| AnswerWording {
        name: name.into(),
        say: words(say),
        wrong: words(wrong),
    };
    let vocabulary = Vocabulary {
        answers: vec![
            answer(
                "radiation",
                &["检测报告在官网可以查"],
                &["没有辐射", "不会有辐射的"],
            ),
            answer("sample", &["店里有样机可以试"], &["没有样机"]),
            answer("password", &["凡是索要口令的都是骗子"], &["链接里要密码"]),
            answer("cable", &["数据线能用"], &[]),
            answer("charger", &["65W能用"], &[]),
            answer("inside", &["平板里的还在"], &[]),
            answer("resend", &["今天补发，明天到"], &[]),
            answer("notice", &["电池批次没有问题"], &[]),
        ],
        facts: vec![
            wording("order", &["订单号"]),
            wording("phone", &["联系电话", "电话"]),
            wording("told-before", &["怎么跟您说"]),
            wording("budget", &["预算", "数量", "用途"]),
            wording("heat", &["烫手", "鼓起来"]),
            wording("words", &["原话"]),
        ],
        demands: vec![DemandWording {
            name: "sentence".into(),
            demand: words(&["写一句是你们的错"]),
            reason: words(&["我不能代表公司写这句话"]),
            offer: words(&["公司声明出来您转那个"]),
        }],
        ..Vocabulary::default()
    };
    Ear::new(lexicon(), &vocabulary)
}

/// Answers told (full or nearly) and wrong, as `name`, `~name` and `!name`.
fn answers(reply: &str) -> Vec<String> {
    let signs = ear().read("", reply).signs.into_iter();
    signs
        .filter_map(|sign| match sign.meaning {
            Meaning::Told { name, full: true } => Some(name.to_string()),
            Meaning::Told { name, full: false } => Some(format!("~{name}")),
            Meaning::Wrong { name } => Some(format!("!{name}")),
            _ => None,
        })
        .collect()
}

#[rstest]
#[case("没有辐射", &["!radiation"])]
#[case("您放心，不会有辐射的", &["!radiation"])]
#[case("辐射的事我也不懂", &[])]
#[case("辐射的事我不清楚", &[])]
#[case("辐射的事我不乱说，检测报告在官网可以查", &["radiation"])]
#[case("没有样机", &["!sample"])]
#[case("样机我们没有放", &["!sample"])]
#[case("样机不清楚", &[])]
fn a_denial_with_a_verb_of_its_own_denies_nothing_else(
    #[case] reply: &str,
    #[case] found: &[&str],
) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case("链接里要密码", &["!password"])]
#[case("短信链接里不会要密码", &[])]
#[case("我们绝不会在短信的链接里要密码", &[])]
#[case("我们从不在任何短信链接里要密码", &[])]
fn a_sweeping_denial_reaches_to_the_end_of_its_clause(#[case] reply: &str, #[case] found: &[&str]) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case("可以用，三条线", &[])]
#[case("数据线能用", &["cable"])]
#[case("数据线可以", &["cable"])]
#[case("33W能用", &[])]
#[case("65W能用", &["charger"])]
#[case("三天之内给您答复", &[])]
#[case("之前的事我听说了", &[])]
#[case("平板里的都还在", &["inside"])]
#[case("明天给您回电", &[])]
#[case("今天补发，明天到", &["resend"])]
fn words_of_time_and_place_alone_are_not_nearly_an_answer(
    #[case] reply: &str,
    #[case] found: &[&str],
) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case("公告里写着“电池批次没有问题”", &["notice"])]
#[case("您是听谁讲的“电池批次没有问题”", &[])]
fn what_a_document_says_is_told(#[case] reply: &str, #[case] found: &[&str]) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case("昨天是怎么跟您说的？", &["told-before"])]
#[case("订单号。", &["order"])]
#[case("单号？", &["order"])]
#[case("请提供：1. 姓名。2. 地址。3. 型号。4. 订单号。5. 购买日期。6. 联系电话。", &["order", "phone"])]
#[case("请您放心，数量、用途、时间、预算，我都转给了销售", &[])]
#[case("请销售在电话里给您准话", &[])]
#[case("您的原话我报上去", &[])]
#[case("请留意，觉得烫手、鼓起来，就别用了", &[])]
#[case("您提供的订单号我查到了", &[])]
fn a_fact_is_asked_for_only_where_something_is_wanted(#[case] reply: &str, #[case] facts: &[&str]) {
    let mut found: Vec<String> = ear()
        .read("", reply)
        .signs
        .into_iter()
        .filter_map(|sign| match sign.meaning {
            Meaning::Asked { name } => Some(name.to_string()),
            _ => None,
        })
        .collect();
    found.sort();
    assert_eq!(found, facts, "{reply}");
}

#[rstest]
#[case("这句话我没法写，公司声明出来您转那个", true)]
#[case("抱歉，我不能代表公司写这句话，公司声明出来您转那个", true)]
#[case("您说的“我不能代表公司写这句话”是谁讲的", false)]
fn what_cannot_be_written_is_declined(#[case] reply: &str, #[case] declined: bool) {
    let signs = ear().read("你就写一句是你们的错", reply).signs;
    let found = signs
        .iter()
        .any(|sign| matches!(&sign.meaning, Meaning::Declined { offer: true, .. }));
    assert_eq!(found, declined, "{reply}: {signs:?}");
}
