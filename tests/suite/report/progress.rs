//! What is said of a trainee's totals.

use duilian::{
    judge::Points,
    locale::{Language, Locale},
    progress::{Learning, Standing},
    report::progress::scores,
    text::width,
};

#[test]
fn in_a_narrow_row_there_are_fewer_totals_and_none_is_cut() {
    let standing = Standing::of(&[]);
    let totals: Vec<Points> = (0..12).map(|n| Points(8_840 + n)).collect();
    let learning = Learning::of("小王", &standing, totals, 0);
    let locale = Locale::load(Language::Zh);
    let whole = scores(&learning, &locale, 200);
    assert!(whole.contains("最近 10 通"), "{whole}");
    let narrow = scores(&learning, &locale, 60);
    assert!(width::columns(&narrow) <= 60, "{narrow}");
    let count = narrow
        .split("最近 ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let listed = narrow
        .split('：')
        .nth(1)
        .map(|list| list.split(' ').count().to_string());
    assert_eq!(count, listed.as_deref(), "{narrow}");
}
