//! Packs as zip archives: the same contents are the same bytes, and nothing of an archive is believed that was not counted.

use std::io::{Cursor, Read, Write};

use zip::{
    CompressionMethod, DateTime, System, ZipArchive, ZipWriter,
    read::ZipFile,
    result::{ZipError, ZipResult},
    write::SimpleFileOptions,
};

use super::{Contents, LARGEST, MOST_BYTES, MOST_FILES, PackFault};

/// The archive of a pack: by path, all of one time and one mode.
///
/// # Errors
/// The archive takes no such file; none of a pack is such.
pub fn write(contents: &Contents) -> Result<Vec<u8>, PackFault> {
    let fault = |error: ZipError| PackFault::Damaged(error.to_string());
    written(contents).map_err(fault)
}

fn written(contents: &Contents) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in &contents.files {
        archive.start_file(path.as_str(), options)?;
        archive.write_all(&content.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// What is in an archive. `name` is what a pack without a manifest is called, `from` stands before the paths in complaints.
pub fn read(bytes: &[u8], name: &str, from: &str) -> Result<Contents, PackFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackFault::NotAnArchive)?;
    if archive.has_duplicate_names() {
        return Err(PackFault::Damaged(from.to_owned()));
    }
    if archive.len() > MOST_FILES {
        return Err(PackFault::TooManyFiles);
    }
    let mut found = Vec::new();
    let mut left = MOST_BYTES;
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                PackFault::Encrypted(from.to_owned())
            }
            _ => PackFault::Damaged(from.to_owned()),
        })?;
        let path = str::from_utf8(file.name_raw())
            .map_err(|_| PackFault::NotUtf8(String::from_utf8_lossy(file.name_raw()).into()))?
            .to_owned();
        // A folder has nothing in it; its path may still lead out.
        if file.is_dir() {
            super::paths::place(&format!("{}/LICENSE", path.trim_end_matches('/')))?;
            continue;
        }
        if !is_plain(&file) {
            return Err(PackFault::NoFile(path));
        }
        let bytes = unpacked(&mut file, &path, left)?;
        left -= bytes.len() as u64;
        found.push((path, bytes));
    }
    Contents::arrange(found, name, from)
}

/// Neither link nor device nor pipe; archives of other systems do not say.
fn is_plain<R: Read>(file: &ZipFile<'_, R>) -> bool {
    const KIND: u32 = 0o170_000;
    const PLAIN: u32 = 0o100_000;
    let kind = file.unix_mode().map_or(0, |mode| mode & KIND);
    !file.is_symlink() && (kind == 0 || kind == PLAIN)
}

/// Counts what comes out, whatever the archive says of it.
fn unpacked(file: &mut impl Read, path: &str, left: u64) -> Result<Vec<u8>, PackFault> {
    let mut bytes = Vec::new();
    let most = LARGEST.min(left);
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| PackFault::Damaged(path.to_owned()))?;
    let length = bytes.len() as u64;
    if length > LARGEST {
        return Err(PackFault::FileTooLarge(path.to_owned()));
    }
    if length > left {
        return Err(PackFault::TooLarge);
    }
    Ok(bytes)
}
