//! Hand-built scorecards of the sample call.

use duilian::{
    engine::step::{Dimension, Ending, Step},
    judge::{
        Evidence, FatalError, Finding, Points, Scorecard,
        scorecard::{DimensionScore, Status, StepScore},
    },
    text::Span,
};

use super::sample::{OPENING, SOOTHING};

fn evidence(turn: u16, text: &str, words: &str, earned: bool) -> Evidence {
    let start = text.find(words).unwrap_or_default();
    Evidence {
        turn,
        span: Span::new(start, start + words.len()),
        text: words.into(),
        rule: "listen/empathy.anyone".into(),
        earned,
        remark: None,
    }
}

fn finding(item: &str, title: &str, step: Step, got: (i32, i32), status: Status) -> Finding {
    Finding {
        item: item.into(),
        title: title.into(),
        step,
        dimension: Dimension::Process,
        got: Points(got.0),
        of: Points(got.1),
        applies: true,
        status,
        evidence: Vec::new(),
        advice: String::new(),
        model: String::new(),
        hinted: false,
    }
}

fn findings() -> Vec<Finding> {
    let mut found = said();
    found.push(confirm());
    let missed = |item, title, step, of| finding(item, title, step, (0, of), Status::Missed);
    found.push(missed("answer", "30天无理由退换", Step::Respond, 2000));
    found.push(missed("follow", "承诺跟进", Step::FollowUp, 800));
    found.push(missed("ticket", "工单完整", Step::Archive, 1000));
    found
}

/// What rests on words that were said.
fn said() -> Vec<Finding> {
    let earned = Status::Earned;
    let mut greeting = finding(
        "greeting",
        "问候与自报家门",
        Step::Greet,
        (600, 600),
        earned,
    );
    greeting.evidence.push(evidence(1, OPENING, "您好", true));
    let mut phrase = finding(
        "opening",
        "开场话术完整",
        Step::Greet,
        (200, 400),
        Status::Part,
    );
    let thanks = evidence(1, OPENING, "感谢致电晨星电子", true);
    phrase.evidence.push(thanks);
    phrase.advice = "开场白还差一句“很高兴为您服务”。".into();
    let mut empathy = finding("empathy", "先回应感受", Step::Listen, (1000, 1000), earned);
    let felt = evidence(2, SOOTHING, "换谁遇到这种事都会着急", true);
    empathy.evidence.push(felt);
    empathy.hinted = true;
    let mut hurried = finding(
        "hurried",
        "先安抚再询问",
        Step::Listen,
        (-200, 0),
        Status::Lost,
    );
    let asked = evidence(2, SOOTHING, "请问您的订单号是多少", false);
    hurried.evidence.push(asked);
    hurried.advice = "客户的情绪还没有接住，就问了订单号。".into();
    vec![greeting, phrase, empathy, hurried]
}

fn confirm() -> Finding {
    let mut confirm = finding(
        "confirm",
        "复述确认",
        Step::Analyse,
        (0, 500),
        Status::Missed,
    );
    confirm.advice = "先把问题复述一遍，请客户确认。".into();
    confirm.model = "您是说，平板充满后半天就没电了，对吗？".into();
    confirm
}

/// A sheet that fails by its points.
pub(super) fn sheet() -> Scorecard {
    let step = |step, got, of| StepScore {
        step,
        got: Points(got),
        of: Points(of),
    };
    let dimension = |dimension, got, of| DimensionScore {
        dimension,
        got: Points(got),
        of: Points(of),
    };
    Scorecard {
        total: Points(5850),
        pass_mark: Points(7500),
        passed: false,
        ending: Some(Ending::Resolved),
        right_ending: true,
        satisfaction: 4,
        steps: vec![
            step(Step::Greet, 800, 1000),
            step(Step::Listen, 1800, 2000),
            step(Step::Analyse, 750, 1500),
            step(Step::Respond, 1500, 3000),
            step(Step::FollowUp, 1000, 1500),
            step(Step::Archive, 0, 1000),
        ],
        dimensions: vec![
            dimension(Dimension::Attitude, 1400, 1600),
            dimension(Dimension::Solving, 1500, 3000),
            dimension(Dimension::Communication, 900, 1800),
            dimension(Dimension::Emotion, 1100, 1200),
            dimension(Dimension::Process, 950, 1400),
            dimension(Dimension::System, 0, 1000),
        ],
        fatal: Vec::new(),
        findings: findings(),
        unscored: vec!["unscored.voice".into()],
        unheard: Vec::new(),
        rubric: "standard".into(),
        listened: None,
    }
}

/// A sheet that fails by a fatal error, and has a suspected one.
pub(super) fn fatal_sheet() -> Scorecard {
    let error = |fault: &str, suspected, words: &str| FatalError {
        fault: fault.into(),
        suspected,
        evidence: evidence(2, SOOTHING, words, false),
        advice: "核实身份之后才能办理。".into(),
    };
    Scorecard {
        total: Points(8300),
        fatal: vec![
            error("unverified", false, "请问您的订单号是多少"),
            error("over_promise", true, "真对不住"),
        ],
        ..sheet()
    }
}
