//! Replies that heap service words, repeat themselves, say everything in the first line, or name behaviours without
//! doing them earn 35 points at most, in each scenario.

use std::sync::Arc;

use duilian::engine::Scenario;

use super::{call, in_each_scenario, whole};

/// Complains of a trick that pays.
fn pays(scenario: &Arc<Scenario>, trick: &str, lines: &[String]) -> Option<String> {
    let scorecard = call(scenario, None, lines).scorecard;
    (scorecard.total > whole(35))
        .then(|| format!("{}: {trick} earns {}", scenario.id, scorecard.total))
}

fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The model play's replies; commands are left out.
fn model_replies(scenario: &Scenario) -> Vec<String> {
    let inputs = &scenario.play("model").unwrap().inputs;
    inputs
        .iter()
        .filter(|line| !line.starts_with('/'))
        .cloned()
        .collect()
}

#[test]
fn heaps_of_service_words_do_not_pay() {
    let heaps = [
        "您好 感谢致电 很抱歉 理解您的心情 请问 复述 对吗 方案 解决 24小时内 记录 跟进 感谢 再见 祝您生活愉快",
        "问候,共情,致歉,记录,提问,复述,解释,解决,时限,跟进,感谢,再见",
        "您好您好抱歉抱歉理解理解登记登记请问请问对吗对吗24小时24小时还有其他感谢再见",
        "理解抱歉登记确认方案时限满意跟进感谢祝福",
        "非常抱歉理解您您的意思是对吗我为您申请24小时内回复您看可以吗还有其他需要吗感谢您的来电再见",
    ];
    in_each_scenario(|scenario| {
        let each = heaps
            .iter()
            .filter_map(|heap| pays(scenario, "a heap", &lines(&[*heap; 10])));
        each.chain(pays(scenario, "all heaps", &lines(&heaps)))
            .collect()
    });
}

#[test]
fn repeating_oneself_does_not_pay() {
    let sentences = [
        "您好,感谢致电晨星电子,我是客服小林,很高兴为您服务。",
        "非常抱歉给您添麻烦了,我理解您的心情。",
        "好的,我帮您登记,24小时内给您回复,您看可以吗?",
        "您具体是什么情况呢?请您提供一下订单号。",
        "感谢您的来电,祝您生活愉快,再见。",
    ];
    in_each_scenario(|scenario| {
        let each = sentences
            .iter()
            .filter_map(|sentence| pays(scenario, sentence, &lines(&[*sentence; 12])));
        each.collect()
    });
}

#[test]
fn everything_in_the_first_line_does_not_pay() {
    in_each_scenario(|scenario| {
        // One e-mail may say all: its model play does.
        if scenario.channel == "email" {
            return Vec::new();
        }
        let all = model_replies(scenario).join("");
        let alone = vec![all.clone()];
        let again = vec![all.clone(); 5];
        let nodding = [
            vec![all],
            lines(&["好的。", "嗯。", "好的,再见。", "再见。"]),
        ]
        .concat();
        let tries = [
            ("all at once", alone),
            ("all at once, again and again", again),
            ("all at once, then nods", nodding),
        ];
        tries
            .iter()
            .filter_map(|(trick, lines)| pays(scenario, trick, lines))
            .collect()
    });
}

#[test]
fn naming_behaviours_does_not_pay() {
    let mentions = lines(&[
        "按照服务规范,客服应该先说您好并自报家门。",
        "这里我应当表示共情,说一句理解您的心情。",
        "然后我要致歉,说非常抱歉。",
        "接下来要用开放式提问了解情况,再复述确认。",
        "道歉也没用,登记也没用,我就不给您登记了。",
        "标准答案里还有时限承诺,比如说24小时内回复。",
        "最后要问客户还有没有其他需要,然后感谢来电,祝您生活愉快。",
        "以上六步我都知道,接待、聆听、分析、回复、跟进、归档。",
    ]);
    in_each_scenario(|scenario| {
        let twice = [mentions.clone(), mentions.clone()].concat();
        pays(scenario, "mentions", &mentions)
            .into_iter()
            .chain(pays(scenario, "mentions, twice", &twice))
            .collect()
    });
}

#[test]
fn reading_out_the_brief_does_not_pay() {
    in_each_scenario(|scenario| {
        let policy = scenario.brief.policy.join("。");
        pays(scenario, "the brief read out", &[policy])
            .into_iter()
            .collect()
    });
}
