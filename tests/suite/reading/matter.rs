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
            answer("kept", &["一张都没丢", "平板不会删掉"], &[]),
            answer("lost", &["查出来是丢件，全额退款"], &["丢件我们不管"]),
            answer("film", &["录像都还在"], &["录像没了"]),
            answer("arrival", &["明天下午6点前送到"], &[]),
            answer("price", &["今天的活动价不变"], &[]),
            answer("window", &["签收30天内可以退换"], &["30天内不能退换"]),
            answer("pick", &["推荐B6，2499元"], &[]),
        ],
        facts: vec![
            wording("order", &["订单号"]),
            wording("phone", &["联系电话", "电话"]),
            wording("told-before", &["怎么跟您说"]),
            wording("budget", &["预算", "数量", "用途"]),
            wording("heat", &["烫手", "鼓起来"]),
            wording("words", &["原话"]),
            wording("charged", &["扣款短信上的日期"]),
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

#[rstest]
#[case("收到后30天内没有人为损坏都可以退换", &["window"])]
#[case("没有拆封的，签收30天内可以退换", &["window"])]
#[case("签收30天内没有发票也可以退换", &["window"])]
#[case("30天内不能退换", &["!window"])]
#[case("签收30天内没有办法给您退换", &["!window"])]
fn what_is_only_a_condition_denies_nothing(#[case] reply: &str, #[case] found: &[&str]) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case("新照片一张都不来，那肯定着急", &[])]
#[case("一张都没丢", &["kept"])]
#[case("您别急，平板没坏", &[])]
#[case("平板里的还在呢", &["inside"])]
#[case("勾上不要的录像，点清理", &[])]
#[case("录像没了", &["!film"])]
#[case("现在还没有确认丢件", &[])]
#[case("丢件我们不管", &["!lost"])]
#[case("按今天活动价，对吗", &["price"])]
fn a_noun_alone_is_no_answer(#[case] reply: &str, #[case] found: &[&str]) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case("明天12点半前要用，我记下了", &[])]
#[case("明天中午12点前送到", &["!arrival"])]
fn when_the_customer_needs_it_is_no_answer(#[case] reply: &str, #[case] found: &[&str]) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[test]
fn a_model_and_its_price_are_two_numbers() {
    assert_eq!(answers("那我推荐B6，2499元。"), ["pick"]);
}

#[rstest]
#[case("您把订单号或者联系电话报我一个，我马上查", &["order", "phone"])]
#[case("请您报一下账号的联系电话，以及扣款短信上的日期和金额", &["charged", "phone"])]
#[case("还需要您补一项：您的订单号或者联系电话，一项就行，便于核实", &["order", "phone"])]
#[case("麻烦您回信告诉我：是哪个号码发来的；填过什么；订单号或者联系电话（任意一项，供核实身份用）", &["order", "phone"])]
#[case("您的订单号和联系电话都已登记好，请放心", &[])]
fn each_item_of_a_list_is_asked_for(#[case] reply: &str, #[case] facts: &[&str]) {
    let signs = ear().read("", reply).signs.into_iter();
    let mut found: Vec<String> = signs
        .filter_map(|sign| match sign.meaning {
            Meaning::Asked { name } => Some(name.to_string()),
            _ => None,
        })
        .collect();
    found.sort();
    assert_eq!(found, facts, "{reply}");
}

#[rstest]
#[case("您担心丢件我们不管，我理解", &[])]
#[case("您是想问30天内不能退换，对吗？", &[])]
#[case("您转的那条我看到了，写的是没有辐射", &[])]
#[case("您担心的照片一张都没丢", &["kept"])]
#[case("您放心，一张都没丢", &["kept"])]
fn the_customers_words_said_back_are_no_answer(#[case] reply: &str, #[case] found: &[&str]) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case("您选：今天补发明天到您手上，还是给您退款？", &["resend"])]
#[case("今天补发，明天到吗？", &[])]
fn a_way_left_to_choose_is_told(#[case] reply: &str, #[case] found: &[&str]) {
    assert_eq!(answers(reply), found, "{reply}");
}

#[rstest]
#[case::another_clause_of_no(
    "您是20日签收的，今天第31天，所以没有按钮了。我不能直接给您退，要报主管批。您说说晚一天的原因吧",
    false
)]
#[case::far_from_it(
    "我做不了主。主管2小时内答复您，请您把单号、照片发我，再说说怎么晚了一天",
    false
)]
#[case::in_one_clause("签收的日子改晚一天我办不到", true)]
#[case::in_the_next("把签收改晚一天，这我办不到", true)]
fn a_no_refuses_what_stands_beside_it(#[case] reply: &str, #[case] refused: bool) {
    let vocabulary = Vocabulary {
        demands: vec![DemandWording {
            name: "date".into(),
            demand: words(&["签收改晚一天", "给您改一天"]),
            reason: words(&["日期是快递的记录"]),
            offer: words(&["照实写主管才好批"]),
        }],
        ..Vocabulary::default()
    };
    let signs = Ear::new(lexicon(), &vocabulary).read("", reply).signs;
    let found = signs
        .iter()
        .any(|sign| matches!(sign.meaning, Meaning::Declined { .. }));
    assert_eq!(found, refused, "{reply}: {signs:?}");
}
