//! The behaviour files hold what they promise.

use duilian::reading::Meaning;

use super::{does, files, lexicon};

#[test]
fn every_rule_reads_its_own_examples() {
    let mut wrong = Vec::new();
    for (file, content) in files() {
        for rule in &content.rules {
            for (examples, wanted) in [(&rule.yes, true), (&rule.no, false)] {
                for example in examples {
                    let (customer, reply) = example.turn();
                    let found = does(customer, reply);
                    for name in rule.does.names() {
                        if found.contains(&name.to_string()) != wanted {
                            wrong.push(format!(
                                "{file}/{}: {name} {wanted} {reply}: {found:?}",
                                rule.id
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example_for_and_one_against() {
    for (file, content) in files() {
        for rule in &content.rules {
            assert!(
                !rule.yes.is_empty() && !rule.no.is_empty(),
                "{file}/{}",
                rule.id
            );
        }
    }
}

#[test]
fn what_only_sounds_like_a_fault_is_none() {
    for (reply, fault) in [
        ("提醒您先备份好片子", "abuse"),
        ("先别反复提交订单", "impatient"),
        ("好的,我明白了", "farewell"),
        ("安排专人上门取回检测", "farewell"),
        ("这件事我来负责", "transfer"),
        ("我教您,很简单的", "self_introduction"),
    ] {
        let found = does("", reply);
        assert!(!found.contains(&fault.to_owned()), "{reply}: {found:?}");
    }
}

/// Replies with what they do and what they do not.
const PLAIN: [(&str, &str, &str); 27] = [
    ("理解您想买得划算", "empathy", ""),
    ("孩子在旁边,谁碰上都会后怕", "empathy", ""),
    ("老得充电确实烦人", "empathy", "impatient"),
    ("我主动联系您", "follow_up", ""),
    ("我明天上午10点前给您打电话", "follow_up", "transfer"),
    ("具体是怎么发生的?", "ask_open", ""),
    ("说明书第2页有图", "", "ask_open"),
    ("我没有权限答应;补偿我提交主管跟您谈", "transfer", "shirk"),
    (
        "误工费不在我的权限内,但我可以帮您有偿维修",
        "solve",
        "shirk",
    ),
    ("这个我做不了主", "shirk", ""),
    ("官网售后政策页和保修卡背面都写着", "", "shirk"),
    ("情况我都交接好,您不用再讲一遍", "", "impatient"),
    ("您到底是哪一款呢?", "ask_closed", "impatient"),
    ("不用您自己看,我来帮您", "", "shirk"),
    ("哪来那么多问题", "impatient", ""),
    ("急有什么用", "impatient", ""),
    ("你聋了吗", "impatient", ""),
    ("爱投诉投诉", "impatient", ""),
    ("谢谢您来电,祝您和女儿生活愉快,再见。", "farewell", ""),
    ("您看屏幕亮了吗?", "ask_closed", "check_satisfaction"),
    ("今天下午6点前给您回电话,可以吗?", "check_satisfaction", ""),
    ("结果半天就没电", "", "time_promise"),
    ("修好的部件另保3个月", "", "time_promise"),
    ("请问还有其他可以帮您的吗", "further_help", "consent"),
    ("共情话术我背得很熟", "", "empathy"),
    ("我们要求先致歉再解释", "", "apology"),
    ("《保修条款》第3条写着进水不在保修范围", "evidence", ""),
];

#[test]
fn a_reply_is_taken_for_what_it_does() {
    for (reply, wanted, unwanted) in PLAIN {
        let found = does("", reply);
        let has = |name: &str| found.contains(&name.to_owned());
        assert!(wanted.is_empty() || has(wanted), "{reply}: {found:?}");
        assert!(unwanted.is_empty() || !has(unwanted), "{reply}: {found:?}");
    }
}

#[test]
fn words_around_what_was_found_count_against_it_even_inside_it() {
    for (reply, code) in [
        ("我承诺的是七天内出检测结果", "time_promise"),
        ("上门道歉那是隔壁物业干的事", "apology"),
        ("“将有专人与您联系”这六个字我没说", "follow_up"),
        ("还差一句祝您生活愉快没说", "farewell"),
    ] {
        let found = does("", reply);
        assert!(!found.contains(&code.to_owned()), "{reply}: {found:?}");
    }
    assert!(does("", "我承诺七天内给您出检测结果").contains(&"time_promise".to_owned()));
}

#[test]
fn thanks_and_wishes_at_the_end_are_no_heap() {
    for reply in [
        "感谢来电。祝您生活愉快，再见。",
        "感谢您来电，祝您生活愉快，再见！",
        "谢谢您来电核对，也谢谢您的耐心，祝您生活愉快，再见。",
    ] {
        let reading = lexicon().read("", reply);
        assert!(!reading.heap, "{reply}");
        assert!(reading.has("thanks") && reading.has("farewell"), "{reply}");
    }
}

#[test]
fn what_begins_amid_a_quotation_is_only_quoted() {
    let found = does("", "“买贵了请联系商家”是导购自己的话");
    assert!(!found.contains(&"transfer".to_owned()), "{found:?}");
    let found = does("", "请您点“我的订单”查看进度");
    assert!(found.contains(&"solve".to_owned()), "{found:?}");
}

/// Replies with the rule that hears abuse in them.
const ABUSE: [(&str, Option<&str>); 16] = [
    ("你他妈烦不烦", Some("faults/insult-plain")),
    ("给我滚", Some("faults/insult-plain")),
    ("傻逼一个", Some("faults/insult-plain")),
    ("你是不是有病吧", Some("faults/insult")),
    ("闭嘴", Some("faults/insult-plain")),
    ("你这穷鬼还买平板", Some("faults/insult-plain")),
    ("你这大骗子", Some("faults/insult")),
    ("你真是弱智", Some("faults/insult")),
    ("换个USB口试试", None),
    ("谨防骗子,验证码别告诉人", None),
    ("骗子我们会帮您揪出来", None),
    ("滚筒洗衣机要先放平", None),
    ("屏幕四角是死角", None),
    ("我真是个笨蛋,看错了单号", None),
    ("他骂您“滚”,是我们的错", None),
    ("都是当妈的,我懂您的心情", None),
];

#[test]
fn plain_abuse_is_told_from_what_may_be_abuse_and_from_none() {
    let heard = |reply: &str| -> Vec<String> {
        let reading = lexicon().read("", reply);
        let abuse =
            |meaning: &Meaning| matches!(meaning, Meaning::Did { name } if **name == *"abuse");
        let signs = reading.signs.iter().filter(|sign| abuse(&sign.meaning));
        signs.map(|sign| sign.rule.to_string()).collect()
    };
    let wrong: Vec<String> = ABUSE
        .iter()
        .filter(|(reply, rule)| heard(reply) != rule.iter().copied().collect::<Vec<_>>())
        .map(|(reply, _)| format!("{reply}: {:?}", heard(reply)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn where_both_hear_abuse_in_a_clause_the_plain_one_speaks() {
    let reading = lexicon().read("", "你给我闭嘴滚开你这白痴骗子");
    let rules: Vec<&str> = reading
        .signs
        .iter()
        .filter(|sign| sign.rule.starts_with("faults/insult"))
        .map(|sign| &*sign.rule)
        .collect();
    assert!(!rules.is_empty());
    assert!(
        rules.iter().all(|rule| *rule == "faults/insult-plain"),
        "{rules:?}"
    );
}

#[test]
fn what_others_said_and_what_is_only_spoken_of_is_not_done() {
    for (reply, not) in [
        ("她说对不起,那我来把账理清", "apology"),
        ("那声对不起您别往心里去", "apology"),
        ("少跟我您好您好的", "greeting"),
        ("这个我不敢跟您担保", "over_promise"),
        ("我可没说过会给您回电", "follow_up"),
        ("我只是把换货规则念一遍", "solve"),
        ("早跟您说“祝您愉快”了吧", "restate"),
        ("我没说没办法", "shirk"),
        ("问您要密码的不是我们的人", "shirk"),
    ] {
        let found = does("", reply);
        assert!(!found.contains(&not.to_owned()), "{reply}: {found:?}");
    }
}

#[test]
fn a_word_is_not_heard_inside_others() {
    for (reply, not) in [
        ("不服检测,可以免费复检。", "tip"),
        ("您可以打热线报订单号查进度", "verify_identity"),
        ("我不打算把这单给谁", "ask_closed"),
        ("您先看下订单里是否有退货入口", "ask_closed"),
        ("今天由我来为您服务", "time_promise"),
    ] {
        let found = does("", reply);
        assert!(!found.contains(&not.to_owned()), "{reply}: {found:?}");
    }
}

#[test]
fn who_takes_a_matter_on_is_heard_however_it_is_passed() {
    for (reply, wanted) in [
        ("已转交维护人员核实", &["transfer"][..]),
        (
            "这边登记好了,交由相关人员跟进,请您留意电话回复",
            &["record", "transfer", "follow_up"],
        ),
        ("请您私信户号,以便我们核实后与您联系反馈", &["follow_up"]),
        ("您放心,我们会尽快为您处理的", &["follow_up"]),
    ] {
        let found = does("", reply);
        for code in wanted {
            assert!(found.contains(&(*code).to_owned()), "{reply}: {found:?}");
        }
    }
}

/// Ordinary sentences of good agents with what they are not.
const HARMLESS: [(&str, &str); 49] = [
    ("您可真是我们的老主顾了，谢谢您", "impatient"),
    ("几点能好我不敢跟您瞎说", "impatient"),
    ("公告上写得很清楚，账户和数据都没受影响", "impatient"),
    ("报告在官网公开着，您自己就能看", "shirk"),
    ("我没法现在就跟您说是或者不是", "shirk"),
    ("我们任何时候都不要这些，谁要都别给", "over_promise"),
    ("问您在哪儿看到的，只是为了核实", "ask_closed"),
    ("是不是从我们这儿流出的，还在调查", "ask_closed"),
    ("是不是从我们这儿流出的，还在调查", "hold"),
    ("我怎么会嫌您呢", "ask_open"),
    ("嗯嗯，您说的是。", "restate"),
    ("今天下午两点二十开始出了故障", "time_promise"),
    ("说三个工作日，结果拖到今天", "time_promise"),
    ("三个月里同一个地方再坏，不收钱", "time_promise"),
    ("您这台还在三十天里", "time_promise"),
    ("咱们先抢明天的", "time_promise"),
    ("物流显示在路上呢，您再等等", "hold"),
    ("我陪您等着", "hold"),
    ("屏幕变了跟我说一声", "follow_up"),
    ("屏幕变了跟我说一声", "further_help"),
    ("您平时怎么用的", "tip"),
    ("您想退也可以退的", "options"),
    ("上回同事跟您说两天，是我们说错了", "transfer"),
    ("上回同事跟您说两天，是我们说错了", "time_promise"),
    ("您这单是上周三下午发的货", "time_promise"),
    ("指示灯是红的还是绿的", "options"),
    ("发票开电子的，发到您邮箱", "transfer"),
    ("我先把事情给您捋清楚", "restate"),
    ("主管现在在开会，四点以后我让他给您回过去", "shirk"),
    ("泄露没泄露我现在没法下结论", "shirk"),
    ("这个地方我们页面写得不清楚", "shirk"),
    ("您先把密码改了", "ask_secret"),
    ("先听我说完这一条，听完您再定", "impatient"),
    ("转了赶紧报警", "impatient"),
    ("三天没人理，是我们的问题", "impatient"),
    ("没多大事，重启一下就好", "impatient"),
    ("真的假的我也不知道，等公告", "shirk"),
    ("我越急越不能给您乱指路", "shirk"),
    ("您转给我看看是什么图", "transfer"),
    ("现金补偿归主管定", "transfer"),
    ("您问谁都是这个价", "transfer"),
    ("下班前我再跟一遍，确认您接到了", "transfer"),
    ("等检测结果出来，我们再看是修还是换", "options"),
    ("我一直在这儿陪您处理", "hold"),
    ("等会儿我把驿站的地址发您", "hold"),
    ("手工登记的单子按今天的优惠走", "time_promise"),
    ("晚上充一个半小时就满", "time_promise"),
    ("还差两天就过保了，今天登记就算数", "time_promise"),
    ("备份大概半小时", "time_promise"),
];

#[test]
fn an_ordinary_sentence_is_not_taken_for_what_it_only_sounds_like() {
    for (reply, not) in HARMLESS {
        let found = does("", reply);
        assert!(!found.contains(&not.to_owned()), "{reply}: {found:?}");
    }
    for (reply, wanted) in [
        ("二十四小时之内快递上门取", "time_promise"),
        ("页面不是写得很清楚吗", "impatient"),
        ("麻烦您耐心等一下", "hold"),
        ("您还是自己去看吧", "shirk"),
        ("这里是晨星在线客服", "self_introduction"),
        ("您想换新的还是退款?", "options"),
        ("主管四点以后我让他给您回过去", "follow_up"),
        ("说好明天上门，我明天准时给您打电话", "time_promise"),
    ] {
        let found = does("", reply);
        assert!(found.contains(&wanted.to_owned()), "{reply}: {found:?}");
    }
}
