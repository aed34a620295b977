//! What is held against the agent is said plainly; facts are asked for, not only named.

use duilian::reading::{
    Ear, Meaning, Vocabulary,
    vocabulary::{AnswerWording, DemandWording},
};
use rstest::rstest;

use super::{
    ear::{wording, words},
    lexicon,
};

fn answers() -> Vec<AnswerWording> {
    vec![
        AnswerWording {
            name: "no-eta".into(),
            say: words(&["恢复时间还没有确定"]),
            wrong: words(&["一小时内恢复", "进水也能免费修", "那个应该没问题"]),
        },
        AnswerWording {
            name: "full-day".into(),
            say: words(&["一次能用12小时左右"]),
            wrong: vec![],
        },
        AnswerWording {
            name: "spare".into(),
            say: words(&["那个也先不要用"]),
            wrong: vec![],
        },
        AnswerWording {
            name: "return".into(),
            say: words(&["签收30天内无理由退换"]),
            wrong: vec![],
        },
        AnswerWording {
            name: "key".into(),
            say: words(&["电源键在右边靠上", "检测报告还没有出来"]),
            wrong: words(&["在背面", "这是谣言", "能用两天"]),
        },
    ]
}

/// An ear for one answer, one forbidden sentence, one demand and one fact.
fn strict() -> Ear {
    let vocabulary = Vocabulary {
        answers: answers(),
        forbids: vec![
            wording("your-fault", &["谁让您放浴室", "是您自己弄坏的"]),
            wording("too-long", &["您说完了没有"]),
        ],
        facts: vec![
            wording("order", &["订单号"]),
            wording("phone", &["号码", "电话"]),
            wording("synced", &["同步过"]),
            wording("shot", &["截图"]),
        ],
        demands: vec![
            DemandWording {
                name: "triple".into(),
                demand: words(&["退一赔三", "三倍赔偿"]),
                reason: words(&["只适用于欺诈"]),
                offer: words(&["提交主管"]),
            },
            DemandWording {
                name: "refund".into(),
                demand: words(&["全额退款", "给我免费修"]),
                reason: words(&["超过30天"]),
                offer: words(&["有偿维修"]),
            },
        ],
        ..Vocabulary::default()
    };
    Ear::new(lexicon(), &vocabulary)
}

/// What is held against the agent.
fn held(reply: &str) -> Vec<String> {
    let signs = strict().read("全额退款,退一赔三!", reply).signs;
    signs
        .into_iter()
        .filter_map(|sign| match sign.meaning {
            Meaning::Wrong { name } | Meaning::Forbidden { name } | Meaning::Granted { name } => {
                Some(name.to_string())
            }
            _ => None,
        })
        .collect()
}

#[rstest]
#[case("一小时内恢复", &["no-eta"])]
#[case("您放心,大概一小时内就能恢复", &["no-eta"])]
#[case("恢复后1小时内我主动联系您", &[])]
#[case("那个应该没问题的", &["no-eta"])]
#[case("原因要检测后才能下结论", &[])]
#[case("没问题,我来安排", &[])]
#[case("进水也能免费修的", &["no-eta"])]
#[case("可以先免费检测,报价您再决定修不修", &[])]
#[case("进水不能免费修", &[])]
#[case("续航能用12小时左右,每天充一次,90分钟左右就能充满", &[])]
#[case("一次能用20小时左右", &["full-day"])]
#[case("签收后7天内降价可以退差价", &[])]
#[case("签收15天内无理由退换", &["return"])]
#[case("您是说头天晚上放在浴室,对吗", &[])]
#[case("谁让您放浴室的", &["your-fault"])]
#[case("进水不在保修范围", &[])]
#[case("您说完了没有", &["too-long"])]
#[case("行,我给您退一赔三。", &["triple"])]
#[case("好的,给您全额退款", &["refund"])]
#[case("三倍赔偿给您办", &["triple"])]
#[case("全额退的话真办不了,超过三十天了", &[])]
#[case("不好意思我说错了,全额退款办不了", &[])]
#[case("检测是免费的,先检测后报价,您同意才修", &[])]
#[case("全额退款的诉求我帮您提交主管", &[])]
#[case("退一赔三只适用于欺诈情形", &[])]
#[case("电源键在背面", &["key"])]
#[case("在背面,您按住它", &["key"])]
#[case("机器背面或者盒子上,写的是什么型号?", &[])]
#[case("背面那行小字,印的是什么型号?", &[])]
#[case("这是谣言,您放心", &["key"])]
#[case("我不能写这是谣言,也不能写它是真的", &[])]
#[case("没法跟您说这是谣言,还在核实", &[])]
#[case("这款能用两天", &["key"])]
#[case("我们跟您说能用两天,您是信了才买的", &[])]
#[case("上次告诉您能用两天是说错了", &[])]
#[case("我们当时答您充一次能用两天,是说错了", &[])]
#[case("我们说能用两天,结果半天就没电了", &[])]
#[case("没问题的,充一次能用两天", &["key"])]
#[case("我们写的就是能用两天", &["key"])]
#[case("检测报告出来了", &["key"])]
#[case("等检测报告出来了再定", &[])]
fn what_counts_against_the_agent_is_said_plainly(#[case] reply: &str, #[case] names: &[&str]) {
    assert_eq!(held(reply), names, "{reply}");
}

#[rstest]
#[case("那个也先不要用了", true)]
#[case("家里那个也先别用了,等检测结果", true)]
#[case("先关掉,别用手去拔", false)]
fn a_small_prohibition_is_told_in_its_own_words(#[case] reply: &str, #[case] told: bool) {
    let signs = strict().read("", reply).signs;
    let found = signs
        .iter()
        .any(|sign| matches!(&sign.meaning, Meaning::Told { name, .. } if *name == *"spare"));
    assert_eq!(found, told, "{reply}: {signs:?}");
}

#[rstest]
#[case("订单号和短信号码已核对,记录在案", &[])]
#[case("报出订单号就能查到这张工单", &[])]
#[case("请保留短信截图", &[])]
#[case("订单号麻烦报一下", &["order"])]
#[case("您的订单号是多少", &["order"])]
#[case("30天内同步过的文件都能下载。您之前同步过吗?", &["synced"])]
#[case("工程师会先打电话约时间", &[])]
#[case("谢谢您把截图都告诉我们", &[])]
#[case("几点到由工程师先打电话跟您约", &[])]
#[case("号码不用告诉我,我这里有", &[])]
fn a_fact_named_in_a_statement_is_not_asked_for(#[case] reply: &str, #[case] facts: &[&str]) {
    let signs = strict().read("", reply).signs;
    let found: Vec<&str> = signs
        .iter()
        .filter_map(|sign| match &sign.meaning {
            Meaning::Asked { name } => Some(name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(found, facts, "{reply}");
}
