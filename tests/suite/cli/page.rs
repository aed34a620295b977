//! `duilian report --format html`.

use std::fs;

use duilian::{
    record::{CallId, Summary},
    store::Store,
};
use tempfile::TempDir;

use super::{
    kept::{IDS, LIN, home, on, records},
    report::undated,
    run::Ran,
};

fn page(home: &TempDir, asked: &[&str]) -> Ran {
    let ran = on(home, &[&["report", "--format", "html"], asked].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran}");
    ran
}

#[test]
fn a_call_is_a_sheet_to_be_printed() {
    let home = home();
    insta::assert_snapshot!("call", page(&home, &["019aa426"]));
    insta::assert_snapshot!("call_open", page(&home, &["last", "--lang", "en"]));
}

#[test]
fn of_a_choice_the_page_says_whether_it_was_right_as_the_text_does() {
    let home = home();
    let said = |text: &str| {
        let start = text.find("类型：").expect(text);
        let rest = &text[start..];
        rest[..rest.find(['<', '\n']).unwrap()].replace("&#x2f;", "/")
    };
    let shown = said(&page(&home, &["019a9f00"]).out);
    assert!(shown.ends_with("选对了"), "{shown}");
    assert_eq!(said(&on(&home, &["report", "019a9f00"]).out), shown);
    let mut records = records(&home);
    let id = CallId(IDS[0].to_owned());
    let mut call = records.call(&id).unwrap();
    let mut sheet = call.sheets.pop().unwrap();
    let mut findings = sheet.scorecard.findings.iter_mut();
    let choices = findings.find(|it| it.item == "ticket-choices").unwrap();
    let blank = &mut choices.evidence[0];
    (blank.text, blank.earned) = (String::new(), false);
    let summary = Summary::of(&sheet.scorecard, &call.log);
    // The open call has no sheet yet.
    records
        .score(&CallId(IDS[3].to_owned()), &sheet, &summary)
        .unwrap();
    drop(records);
    let shown = said(&page(&home, &["019aa9c0-5d01"]).out);
    assert_eq!(shown, "类型：未选择  规则 ticket/kind  应选“咨询”");
    assert_eq!(said(&on(&home, &["report", "019aa9c0-5d01"]).out), shown);
}

#[test]
fn once_a_trainer_has_ruled_figures_and_drawings_are_the_trainers() {
    let home = home();
    let before = page(&home, &["019aa426"]).out;
    assert!(before.contains("<td>1.5 / 10</td>") && !before.contains("<polygon class=\"then\""));
    let word = ["overrule", "019aa426", "greeting", "--points", "1"];
    on(
        &home,
        &[&word[..], &["--reason", "算", "--by", "陈老师"]].concat(),
    );
    let after = page(&home, &["019aa426"]).out;
    assert!(!after.contains("<td>1.5 / 10</td>"), "{after}");
    assert!(after.contains("<td>2.5 / 10</td>"), "{after}");
    assert!(after.contains("<polygon class=\"then\""), "{after}");
    assert!(after.contains("虚线是程序评分"), "{after}");
}

#[test]
fn a_trainee_is_a_page_with_drawings() {
    insta::assert_snapshot!("trainee", undated(&page(&home(), &["--trainee", "小林"])));
}

#[test]
fn the_class_is_a_page() {
    insta::assert_snapshot!("class", undated(&page(&home(), &["--class"])));
}

#[test]
fn a_page_asks_for_nothing_from_elsewhere() {
    let home = home();
    for asked in [&["019aa426"][..], &["--trainee", "小林"], &["--class"]] {
        for lang in ["zh", "en"] {
            let page = page(&home, &[asked, &["--lang", lang]].concat()).out;
            assert!(page.starts_with("<!DOCTYPE html>"));
            assert!(page.contains("@media print") && page.contains("size: A4"));
            assert!(page.contains("prefers-color-scheme: dark"));
            for outside in ["<script", "src=", "href=", "@import", "url("] {
                assert!(!page.contains(outside), "{outside}");
            }
            let bare = page.replace("http://www.w3.org/2000/svg", "");
            assert!(!bare.contains("http"), "{lang}");
            assert!(
                !page.contains("report.") && !page.contains("progress.c"),
                "{page}"
            );
        }
    }
}

#[test]
fn drawings_are_well_formed() {
    let page = page(&home(), &["--trainee", "小林"]).out;
    let drawings: Vec<&str> = page
        .split("<svg")
        .skip(1)
        .map(|part| part.split("</svg>").next().unwrap())
        .collect();
    assert_eq!(drawings.len(), 3);
    for drawing in drawings {
        let svg = format!("<svg{drawing}</svg>");
        roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    }
}

#[test]
fn no_name_or_word_opens_a_tag_or_turns_the_line() {
    let home = home();
    let hostile = "<script>alert('x')</script>\u{202e}=1+1\u{1b}[31m & \"小林\"";
    records(&home).rename(LIN, hostile).unwrap();
    records(&home).set_last_trainee(hostile).unwrap();
    for asked in [&["019aa426"][..], &[], &["--class"]] {
        let page = page(&home, asked).out;
        assert!(!page.contains("<script"), "{page}");
        assert!(page.contains("&lt;script&gt;alert("), "{page}");
        assert!(!page.contains(['\u{202e}', '\u{1b}']), "{page}");
    }
    for format in ["text", "csv", "json", "xapi"] {
        for asked in [&["019aa426"][..], &["--class"]] {
            let ran = on(&home, &[&["report", "--format", format], asked].concat());
            assert_eq!(ran.code, 0, "{ran}");
            assert!(!ran.out.contains(['\u{202e}', '\u{1b}']), "{format}: {ran}");
        }
    }
    let formula = "=HYPERLINK(\"http://x\")";
    records(&home).rename(hostile, formula).unwrap();
    let csv = on(&home, &["history", "--format", "csv"]).out;
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{csv}");
}

#[test]
fn an_organisations_own_templates_replace_those_of_the_same_name() {
    let home = home();
    let folder = home.path().join("ours");
    fs::create_dir(&folder).unwrap();
    let template = "{% extends \"base.html.j2\" %}{% block title %}我司{% endblock %}{% block page %}<h1>{{ call.trainee_name }} {{ sheet.score }} {{ call.title|upper }}</h1>{% endblock %}";
    fs::write(folder.join("call.html.j2"), template).unwrap();
    fs::write(folder.join("report.css"), "h1 { color: red; }\n").unwrap();
    let own = ["--template", folder.to_str().unwrap()];
    let ours = page(&home, &[&["019aa426"][..], &own].concat()).out;
    assert!(ours.contains("<title>我司</title>"), "{ours}");
    assert!(ours.contains("<h1>小林 1.5 快递迟迟不到</h1>"), "{ours}");
    assert!(ours.contains("h1 { color: red; }"), "{ours}");
    // What it does not replace stays.
    let class = page(&home, &[&["--class"][..], &own].concat()).out;
    assert!(class.contains("班级报告"), "{class}");
}

#[test]
fn templates_of_the_data_folder_are_taken_without_being_named() {
    let home = home();
    let folder = home.path().join("data/assets/reports");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("class.html.j2"), "{{ class.trainees|length }}").unwrap();
    assert_eq!(page(&home, &["--class"]).out, "2\n");
}

#[test]
fn a_faulty_template_is_named_with_its_line() {
    let home = home();
    let folder = home.path().join("ours");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("class.html.j2");
    let mut said = Vec::new();
    for text in [
        "<h1>\n{% for one in %}",
        "<h1>\n\n{{ no_such_value.name }}",
        "{{ text(\"no.such.text\") }}",
        "{% extends \"other.html\" %}",
        "{{ 1|shout }}",
    ] {
        fs::write(&file, text).unwrap();
        for lang in ["zh", "en"] {
            let asked = ["report", "--class", "--format", "html", "--lang", lang];
            let ran = on(
                &home,
                &[&asked[..], &["--template", folder.to_str().unwrap()]].concat(),
            );
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran}");
            said.push(ran.err.replace(folder.to_str().unwrap(), "OURS"));
        }
    }
    insta::assert_snapshot!("faulty", said.concat());
}

#[test]
fn a_folder_without_templates_is_refused() {
    let home = home();
    let empty = TempDir::new().unwrap();
    let asked = ["report", "--class", "--format", "html", "--template"];
    let none = on(
        &home,
        &[&asked[..], &[empty.path().to_str().unwrap()]].concat(),
    );
    assert_eq!(none.code, 2, "{none}");
    assert!(none.err.contains("class.html.j2"), "{none}");
    let nowhere = on(&home, &[&asked[..], &["nowhere"]].concat());
    assert_eq!(nowhere.code, 2, "{nowhere}");
    assert!(nowhere.err.contains("没有这个文件夹"), "{nowhere}");
    let text = on(&home, &["report", "--class", "--template", "nowhere"]);
    assert!(text.err.contains("--format html"), "{text}");
}
