SELECT edition_text.path, text.body
FROM edition_text
JOIN text ON text.hash = edition_text.text
WHERE edition_text.edition = ?1
ORDER BY edition_text.path
