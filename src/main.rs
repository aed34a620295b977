//! The binary: hands the arguments to the command line and leaves with its exit code.

fn main() -> std::process::ExitCode {
    duilian::cli::run()
}
