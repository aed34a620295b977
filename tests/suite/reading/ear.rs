//! Phrases, answers, facts, secrets, demands and names of a scenario.

use duilian::reading::{
    Ear, Meaning, Reading, Vocabulary,
    vocabulary::{AnswerWording, DemandWording, Wording},
};
use rstest::rstest;

use super::lexicon;

pub(super) fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

pub(super) fn wording(name: &str, say: &[&str]) -> Wording {
    Wording {
        name: name.into(),
        say: words(say),
    }
}

fn ear() -> Ear {
    let vocabulary = Vocabulary {
        slots: vec![
            ("company".into(), "晨星电子".into()),
            ("agent".into(), "小林".into()),
            ("customer".into(), "李女士".into()),
        ],
        customer: "李女士".into(),
        others: Vec::new(),
        phrases: vec![
            wording(
                "opening",
                &["您好,感谢致电{company},我是客服{agent},很高兴为您服务"],
            ),
            wording("thanks-waiting", &["感谢您的耐心等待"]),
            wording("closing", &["感谢您的来电,祝您生活愉快"]),
        ],
        forbids: vec![wording("last-agent", &["那是上一个客服的问题"])],
        answers: vec![
            AnswerWording {
                name: "return-window".into(),
                say: words(&["签收30天内可以无理由退换"]),
                wrong: words(&["只能7天内退", "过了退货期"]),
            },
            AnswerWording {
                name: "repair-time".into(),
                say: words(&["24小时内给您回复"]),
                wrong: vec![],
            },
        ],
        facts: vec![
            wording("order", &["订单号", "哪一单"]),
            wording("phone", &["手机号", "电话"]),
        ],
        secrets: vec![wording("address", &["您的收货地址是花园路18号"])],
        demands: vec![DemandWording {
            name: "triple".into(),
            demand: words(&["赔我三倍", "三倍赔偿"]),
            reason: words(&["超出三包规定", "超出我的权限"]),
            offer: words(&["退货并补发赠品", "帮您申请主管复核"]),
        }],
    };
    Ear::new(lexicon(), &vocabulary)
}

fn read(heard: &str, reply: &str) -> Reading {
    ear().read(heard, reply)
}

fn answer(reply: &str, wanted: &str) -> &'static str {
    let mut verdict = "none";
    for sign in read("", reply).signs {
        if let Meaning::Wrong { name } = &sign.meaning
            && *name == *wanted
        {
            return "wrong";
        }
        if let Meaning::Told { name, full } = &sign.meaning
            && *name == *wanted
        {
            verdict = if *full { "right" } else { "near" };
        }
    }
    verdict
}

#[rstest]
#[case("签收30天内可以无理由退换", "right")]
#[case("您收到货三十天之内都能无理由退换货的", "right")]
#[case("签收三十天以内,可以无理由退货或换货", "right")]
#[case("法定是7天,我们放宽到签收30天内可以无理由退换", "right")]
#[case("签收后一个月内可以无理由退换", "near")]
#[case("只能7天内退哦", "wrong")]
#[case("您这个已经过了退货期", "wrong")]
#[case("签收30天内不能无理由退换", "wrong")]
#[case("签收15天内可以无理由退换", "wrong")]
#[case("不是只能7天内退,是签收30天内可以无理由退换", "right")]
#[case("签收30天内可以无理由退换吗?", "none")]
#[case("上次那个客服说只能7天内退", "none")]
#[case("购买需要三十块钱", "none")]
#[case("好的,请稍等", "none")]
fn an_answer_is_judged_by_amount_condition_and_polarity(
    #[case] reply: &str,
    #[case] verdict: &str,
) {
    assert_eq!(
        answer(reply, "return-window"),
        verdict,
        "{reply}: {:?}",
        read("", reply).signs
    );
}

#[rstest]
#[case("24小时内给您回复", "right")]
#[case("二十四小时之内给您答复", "right")]
#[case("一天内回复您", "right")]
#[case("1个工作日内给您回复", "near")]
#[case("48小时内给您回复", "wrong")]
#[case("会尽快给您回复", "none")]
fn look_alikes_stay_apart(#[case] reply: &str, #[case] verdict: &str) {
    assert_eq!(
        answer(reply, "repair-time"),
        verdict,
        "{reply}: {:?}",
        read("", reply).signs
    );
}

fn phrase(reply: &str, wanted: &str) -> Option<(bool, Vec<String>)> {
    read("", reply).signs.into_iter().find_map(|sign| {
        let Meaning::Phrase {
            name,
            full,
            missing,
        } = sign.meaning
        else {
            return None;
        };
        (name == *wanted).then_some((full, missing))
    })
}

#[rstest]
#[case("您好,感谢致电晨星电子,我是客服小林,很高兴为您服务。")]
#[case("您好!谢谢您致电晨星电子,我是客服小林,乐意为您效劳")]
#[case("您好，我是客服小林，感谢致电晨星电子，很高兴为您服务")]
#[case("您好,敢谢致电晨星电子,我是客服小林,很高行为您服务")]
#[case("您好,感謝致電晨星電子,我是客服小林,很高興為您服務")]
fn a_phrase_is_heard_in_other_words_order_and_spelling(#[case] reply: &str) {
    assert_eq!(phrase(reply, "opening"), Some((true, vec![])), "{reply}");
}

#[test]
fn a_missing_clause_is_named() {
    assert_eq!(
        phrase("您好,感谢致电晨星电子,很高兴为您服务", "opening"),
        Some((false, vec!["我是客服小林".to_owned()]))
    );
    assert_eq!(phrase("您好", "opening"), None);
}

#[test]
fn a_phrase_denied_or_mentioned_is_not_said() {
    assert_eq!(phrase("不感谢您的耐心等待", "thanks-waiting"), None);
    assert_eq!(
        phrase("我们的话术是感谢您的耐心等待", "thanks-waiting"),
        None
    );
    assert_eq!(
        phrase("多谢您耐心等候", "thanks-waiting"),
        Some((true, vec![]))
    );
}

#[test]
fn what_belongs_to_a_phrase_said_in_full_is_no_part_of_another() {
    let reply = "感谢您的来电,祝您生活愉快,再见!";
    assert_eq!(phrase(reply, "closing"), Some((true, vec![])));
    assert_eq!(phrase(reply, "opening"), None);
}

#[test]
fn what_is_set_aside_at_once_is_not_said() {
    let forbidden = Meaning::Forbidden {
        name: "last-agent".into(),
    };
    assert!(!signs("", "那是上一个客服的问题,咱们不这么说").contains(&forbidden));
}

fn asked(reply: &str) -> Vec<String> {
    let signs = read("", reply).signs;
    signs
        .into_iter()
        .filter_map(|sign| {
            let Meaning::Asked { name } = sign.meaning else {
                return None;
            };
            Some(name.to_string())
        })
        .collect()
}

#[rstest]
#[case("麻烦您提供一下订单号", &["order"])]
#[case("请问是哪一单?", &["order"])]
#[case("请报一下订单号和手机号", &["order", "phone"])]
#[case("请提供一下:订单号、手机号", &["order", "phone"])]
#[case("麻烦说下您的丁单号", &["order"])]
#[case("您提供的订单号我查到了", &[])]
#[case("订单号我已经查到了", &[])]
#[case("订单号我这边已经记好了", &[])]
#[case("方便报一下手机号吗，我先查一下订单号", &["phone"])]
#[case("您可以打官方热线，报上订单号，就能查到", &[])]
#[case("您拨打的是晨星客服，麻烦报一下订单号", &["order"])]
#[case("问您手机号，只是为了对一对，不打给您", &[])]
fn a_fact_is_asked_for_in_questions_and_requests(#[case] reply: &str, #[case] facts: &[&str]) {
    assert_eq!(asked(reply), facts, "{reply}");
}

fn signs(heard: &str, reply: &str) -> Vec<Meaning> {
    let signs = read(heard, reply).signs;
    signs
        .into_iter()
        .map(|sign| sign.meaning)
        .filter(|meaning| !matches!(meaning, Meaning::Did { .. }))
        .collect()
}

#[test]
fn a_secret_told_is_a_leak_even_as_a_question() {
    let leaked = Meaning::Leaked {
        name: "address".into(),
    };
    assert!(signs("", "您的收货地址是花园路18号对吗?").contains(&leaked));
    assert!(!signs("", "请问您的收货地址是?").contains(&leaked));
    assert!(!signs("我住花园路18号", "花园路18号,我记下了").contains(&leaked));
}

#[test]
fn a_demand_is_declined_with_reason_and_offer() {
    let declined = |reply: &str| {
        signs("我要你们赔我三倍!", reply)
            .into_iter()
            .find(|m| matches!(m, Meaning::Declined { .. }))
    };
    let name = "triple".into();
    assert_eq!(
        declined("三倍赔偿超出三包规定,我没法答应,不过可以为您退货并补发赠品"),
        Some(Meaning::Declined {
            name,
            reason: true,
            offer: true
        })
    );
    let name = "triple".into();
    assert_eq!(
        declined("不行,这个做不到"),
        Some(Meaning::Declined {
            name,
            reason: false,
            offer: false
        })
    );
    assert_eq!(declined("我理解您的心情"), None);
    assert_eq!(declined("您能不能先消消气"), None);
    assert_eq!(declined("重启试试,不行就再打来"), None);
    let shirks = read("我要你们赔我三倍!", "这个我说了不算,超出我的权限").has("shirk");
    assert!(!shirks);
}

#[test]
fn a_reason_that_says_what_is_not_declines_by_itself() {
    let vocabulary = Vocabulary {
        demands: vec![DemandWording {
            name: "wage".into(),
            demand: words(&["误工费给您报销"]),
            reason: words(&["误工费不在补偿范围内", "误工费由单位发放"]),
            offer: words(&["申请主管评估，24小时内答复您"]),
        }],
        ..Vocabulary::default()
    };
    let ear = Ear::new(super::lexicon(), &vocabulary);
    let declined = |reply: &str| {
        let reading = ear.read("我半天工资谁赔？误工费你们得给我报！", reply);
        let mut signs = reading.signs.into_iter().map(|sign| sign.meaning);
        signs.find(|meaning| matches!(meaning, Meaning::Declined { .. }))
    };
    let name = "wage".into();
    assert_eq!(
        declined("误工费不在补偿范围内，我可以帮您申请主管评估。"),
        Some(Meaning::Declined {
            name,
            reason: true,
            offer: false
        })
    );
    assert_eq!(declined("误工费由单位发放，您问问单位。"), None);
    let both = declined("误工费不在补偿范围内，误工费由单位发放。");
    assert!(both.is_some(), "one of two reasons says what is not");
}

#[test]
fn a_demand_is_granted_plainly_only() {
    let granted = |reply: &str| {
        signs("我要你们赔我三倍!", reply).contains(&Meaning::Granted {
            name: "triple".into(),
        })
    };
    assert!(granted("好的,我们赔您三倍"));
    assert!(granted("行,那就按您说的办"));
    assert!(!granted("我们不能赔您三倍"));
    assert!(!granted("您是想要三倍赔偿吗?"));
    assert!(!granted("您说的三倍赔偿我已经反馈了,不过超出我的权限"));
}

#[test]
fn forbidden_words_count_when_said_not_when_mentioned() {
    let forbidden = Meaning::Forbidden {
        name: "last-agent".into(),
    };
    assert!(signs("", "那是上一个客服的问题,不关我事").contains(&forbidden));
    assert!(!signs("", "那不是上一个客服的问题").contains(&forbidden));
}

#[test]
fn a_wrong_name_or_title_is_noticed() {
    for wrong in ["王女士,您好", "您好李先生", "李先生,您别急"] {
        assert!(signs("", wrong).contains(&Meaning::Misnamed), "{wrong}");
    }
    for right in [
        "李女士,您好",
        "您好,女士",
        "王先生是我们的主管",
        "我请张女士联系您",
    ] {
        assert!(!signs("", right).contains(&Meaning::Misnamed), "{right}");
    }
}

#[test]
fn somebody_else_on_the_card_may_be_called_by_their_name() {
    let vocabulary = Vocabulary {
        customer: "郑先生".into(),
        others: words(&["陈女士（账号本人）"]),
        ..Vocabulary::default()
    };
    let ear = Ear::new(super::lexicon(), &vocabulary);
    let misnamed = |reply: &str| {
        let reading = ear.read("", reply);
        let mut signs = reading.signs.iter();
        signs.any(|sign| sign.meaning == Meaning::Misnamed)
    };
    assert!(!misnamed("陈女士您好,我来帮您看"));
    assert!(misnamed("陈先生您好,我来帮您看") && misnamed("孙女士您好,我来帮您看"));
}

#[test]
fn a_record_holds_answers_without_talk() {
    let reading = ear().read_record("客户咨询退货;已告知签收30天内可以无理由退换");
    assert!(
        reading
            .signs
            .iter()
            .any(|sign| matches!(&sign.meaning, Meaning::Told { full: true, .. }))
    );
}
#[test]
fn an_alternative_of_the_authors_own_is_no_wrong_answer_for_its_other_number() {
    let lexicon = super::lexicon();
    let vocabulary = Vocabulary {
        answers: vec![AnswerWording {
            name: "return".into(),
            say: words(&["签收30天内不满意随时退"]),
            wrong: Vec::new(),
        }],
        demands: vec![DemandWording {
            name: "discount".into(),
            demand: words(&["给您打折"]),
            reason: words(&["没有打折的权限"]),
            offer: words(&["签收后7天内降价可以退差价"]),
        }],
        ..Vocabulary::default()
    };
    let ear = Ear::new(lexicon, &vocabulary);
    let is_wrong = |reply: &str| {
        let signs = ear.read("", reply).signs;
        signs
            .iter()
            .any(|sign| matches!(sign.meaning, Meaning::Wrong { .. }))
    };
    assert!(!is_wrong(
        "我没有打折的权限，不过签收后7天内降价可以退差价。"
    ));
    assert!(is_wrong("签收7天内不满意随时退。"));
}
