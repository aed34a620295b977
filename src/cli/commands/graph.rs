//! `duilian graph`: the beats of a scenario as a drawing.

use crate::cli::{
    arguments::{DrawingFormat, GraphArguments},
    commands::preview::WIDTH,
    exit::Exit,
    host::Host,
    output::Output,
    scenario,
    setting::{Setting, Stop},
    target,
};
use crate::report::{
    Voice,
    graph::{
        Graph, dot, mermaid, svg,
        text::{self, Strokes},
    },
};

pub fn run(
    arguments: &GraphArguments,
    setting: &Setting,
    output: &mut Output,
) -> Result<Exit, Stop> {
    let (library, scenario) = scenario::find(&arguments.id, setting)?;
    let script = library
        .script(&scenario, None, setting.seed.unwrap_or_default())
        .map_err(|error| setting.script_error(&error))?;
    let voice = Voice {
        locale: &setting.locale,
        library: &library,
        width: 0,
    };
    let graph = Graph::of(&script, &voice);
    let drawn = match arguments.format {
        DrawingFormat::Svg => svg::draw(&graph),
        DrawingFormat::Dot => Some(dot::write(&graph)),
        DrawingFormat::Mermaid => Some(mermaid::write(&graph)),
        DrawingFormat::Text => {
            let strokes = Strokes {
                ascii: setting.ascii,
            };
            let columns = Host::columns().filter(|_| arguments.out == "-");
            text::whole(&graph, columns.unwrap_or(WIDTH), strokes)
        }
    };
    let drawn = drawn.ok_or_else(|| setting.said("cli.graph_too_large", ""))?;
    target::spare_the_scenario(&arguments.out, (&library, &scenario), setting)?;
    target::create(&arguments.out, &drawn, arguments.force, (setting, output))?;
    Ok(Exit::Fine)
}
