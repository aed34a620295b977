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
        ("您点右下角的【转接专员】", "solve", "transfer"),
        (
            "打开应用，选【联系售后】再选【我要投诉】",
            "solve",
            "transfer record",
        ),
        ("登录页上有【忘记密码】，点它", "", "ask_secret"),
        ("【温馨提示】请您保管好保修卡", "tip", ""),
        ("谢谢您的支持！【客服小林】", "thanks self_introduction", ""),
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

#[test]
fn who_names_the_bounds_of_the_office_pushes_nobody_off() {
    let rows = [
        ("打折这事我没权限", "", "shirk"),
        ("我没有权限给您减免", "", "shirk"),
        ("误工费的赔偿超出我的权限", "", "shirk"),
        ("批不批得主管定，我不能替他答应您", "", "shirk"),
        ("能不能破例由店长决定，我没法替他表态", "", "shirk"),
        ("我不敢替经理答应您，这得他点头", "", "shirk"),
        ("是哪个环节漏的我没法断定", "", "shirk"),
        ("我没法跟您保证几点恢复", "", "shirk ask_closed"),
        ("主管说了算，我说了不算", "", "shirk"),
        ("我定不了，得主管批", "", "shirk"),
        ("这事不归我管", "shirk", "own"),
        ("哪天能到也还不知道，我不能随口答应您", "", "shirk"),
        ("这个我做不了主", "shirk", ""),
        ("我没权限，您找别人去", "shirk", ""),
        ("公司规定的，我没法替您改", "shirk", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn a_cause_that_nobody_looked_at_is_guessed() {
    let rows = [
        ("可能是充电器老化了", "guess", ""),
        ("估计是主板烧了吧", "guess", ""),
        ("应该是仓库漏发了", "guess", ""),
        ("多半是接触不良", "guess", ""),
        ("可能是充电器老化了，您换根线试试", "", "guess"),
        ("估计是电池的问题，检测了才知道", "", "guess"),
        ("可能是充电器老化了吗？", "", "guess"),
        ("如果是主板烧了，就给您换新的", "", "guess"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn a_list_of_what_is_to_be_done_leaves_no_choice() {
    let rows = [
        ("我记着两件：一是寄错的笔，二是小周说话难听", "", "options"),
        ("原因有两个：一是系统升级，二是排队的人多", "", "options"),
        ("这回错在我们：一是发晚了，二是没说一声", "", "options"),
        ("一是退货退款，二是补寄一支笔，看您要哪样", "options", ""),
        ("一个是换一台新的，一个是全额退款", "options", ""),
        ("您看您是修，还是先复检一次？", "options", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn help_that_the_customer_calls_takes_no_call_of_ours() {
    let rows = [
        ("您先打96110问一下", "", "transfer"),
        ("转了账就马上拨打110", "", "transfer"),
        ("再拨96110报警", "", "transfer"),
        (
            "您可以打官方热线，报上订单号，就能查到",
            "",
            "transfer verify_identity",
        ),
        ("您打我们的热线，能查真假", "", "transfer"),
        ("您打物流客服的电话问吧", "transfer", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn what_was_looked_at_already_is_not_asked_for() {
    let rows = [
        ("订单号已核对", "", "verify_identity"),
        ("订单A20251030已核对无误", "", "verify_identity hold"),
        ("您的手机号我都记下了", "", "verify_identity"),
        ("订单号再核对一下", "verify_identity", ""),
        ("订单号我记下了，手机号也报一下", "verify_identity", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn whether_the_device_still_works_is_a_question_about_it() {
    let rows = [
        ("您这台现在还能开机吗", "ask_closed", "check_satisfaction"),
        ("手机目前还能充电吗？", "ask_closed", "check_satisfaction"),
        ("耳机还会响吗", "ask_closed", "check_satisfaction"),
        ("现在能打开了没有", "check_satisfaction", ""),
        ("有没有什么特别的要求？", "", "further_help"),
        ("对屏幕有什么特殊的要求吗", "", "further_help"),
        ("有没有硬性的配置要求", "", "further_help"),
        ("还有没有别的需要？", "further_help", ""),
        ("先生您说重点行吗", "impatient", "check_satisfaction"),
        ("我这还有别的电话", "impatient", ""),
        ("我们还有别的型号", "", "impatient"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn who_asks_back_that_nobody_is_blamed_blames_nobody() {
    let rows = [
        ("我怎么会嫌您呢", "", "impatient"),
        ("哪能怪您呀", "", "impatient blame"),
        ("谁会笑话您呢", "", "impatient shirk ask_closed"),
        ("我哪里会催您呢", "", "impatient ask_closed"),
        ("我没有赶您的意思", "", "impatient"),
        ("自己没看清怪谁", "impatient", ""),
        ("您嫌慢就别用", "impatient", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn what_is_written_down_and_left_to_be_put_right_is_restated() {
    let rows = [
        ("您的需求我归纳如下：B6，200台", "restate", ""),
        ("以上如有写错的地方请回信告诉我", "restate", "further_help"),
        ("若有出入，请您指正", "restate", "further_help"),
        ("有没有记错的地方，您告诉我", "restate", "further_help"),
        ("有问题请随时告诉我", "further_help", "restate"),
        ("地址写错了请您联系客服", "", "restate"),
        (
            "我跟您核对一下：家里那个充电器，刚才冒烟，人没事，对吧？",
            "restate",
            "",
        ),
        (
            "那我再念一遍：两台深灰，恢复后打您手机",
            "restate",
            "ask_repeat",
        ),
        ("登记换电池，24小时内上门，我说得对吗？", "restate", ""),
        ("我跟您核对一下，订单号是多少", "", "restate"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn praise_for_what_has_just_worked_is_no_mockery() {
    let rows = [
        ("太好了，您真行！您再点一下“简体中文”", "", "impatient"),
        ("亮了！您可真厉害", "", "impatient"),
        ("您真行，一学就会", "", "impatient"),
        ("您真行，这都能弄丢", "impatient", ""),
        ("有不会的随时打我们电话", "further_help", "argue"),
        ("哪一步不会的您再问我", "", "argue"),
        ("我们不会的，您别瞎说", "", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn what_had_been_promised_before_is_not_promised_now() {
    let rows = [
        ("上次答您“过两天自动退”是没查就说的", "", "vague"),
        ("之前跟您说尽快处理，却没处理", "", "vague"),
        ("过两天给您退", "vague", ""),
        ("11月11日退的款，13日被银行退回来了", "", "time_promise"),
        ("7号验收通过的", "", "time_promise"),
        ("开着省电时大约每十分钟断一次", "", "time_promise"),
        ("充电也快，一个半小时左右就满了", "", "time_promise"),
        ("13日给您退款", "time_promise", ""),
        ("每十分钟给您报一次进度", "time_promise", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn a_question_that_is_only_spoken_of_is_not_put() {
    let rows = [
        (
            "是不是属实、是什么原因，还在核实",
            "",
            "ask_closed ask_open",
        ),
        ("我不猜是谁点的", "", "ask_closed ask_open"),
        ("我没法断定信息是从哪里出去的", "", "ask_closed shirk"),
        ("谢谢您把情况告诉我们", "thanks", "ask_open verify_identity"),
        ("卡号不用告诉我", "", "verify_identity"),
        ("省得您再说一遍", "", "ask_repeat"),
        ("麻烦您再说一遍", "ask_repeat", ""),
        ("考虑好再来找我", "", "further_help"),
        ("您空出5个G以上，跟我说一声", "", "further_help"),
        ("是什么原因坏的？", "ask_open", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn what_is_done_to_the_end_and_felt_with_is_heard() {
    let rows = [
        ("这事我来给您说清楚、办到底", "own", ""),
        ("这次我来办到底", "own", ""),
        ("这单由我盯到底", "own", ""),
        ("让您白等了十二天", "empathy", ""),
        ("叫您来回跑了三趟", "empathy", ""),
        ("您照顾阿姨辛苦了", "empathy", ""),
        ("又陪床又跑手续，顾不上太正常了", "empathy", ""),
        ("那就两件：24小时内上门，2小时内回电", "summarise", ""),
        ("我们不会让您白等一天", "", "empathy"),
        ("特急工单已经登上了", "record", ""),
        ("照《保修条款》第3条，进水不保", "evidence", ""),
        ("检测结果写着主板有水渍", "evidence", ""),
        ("等检测结果出来再定", "", "evidence"),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn what_is_typed_without_a_point_is_heard_all_the_same() {
    let rows = [
        (
            "您好感谢致电晨星电子我是客服小林很高兴为您服务",
            "greeting thanks self_introduction offer_help",
            "",
        ),
        (
            "您好我是在线客服小周请问有什么可以帮您",
            "greeting self_introduction offer_help",
            "",
        ),
        (
            "请问还有其他可以帮您的吗感谢您的来电再见",
            "further_help thanks farewell",
            "",
        ),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}

#[test]
fn who_says_that_they_will_be_short_hurries_nobody() {
    let rows = [
        ("那我说短点", "", "impatient"),
        ("我就拣要紧的说", "", "impatient"),
        ("那我快点给您办", "", "impatient"),
        ("您说短点", "impatient", ""),
        ("说短点", "impatient", ""),
    ];
    assert_eq!(wrong(&rows), Vec::<String>::new());
}
