-- Apart from the messages, so that lists of these read no images.
CREATE TABLE message_images (
    message_id bigint NOT NULL REFERENCES chat_messages (id) ON DELETE CASCADE,
    number integer NOT NULL,
    mime_type text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (message_id, number)
);

-- Images are compressed already.
ALTER TABLE message_images ALTER COLUMN content SET STORAGE EXTERNAL;
