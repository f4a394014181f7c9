-- Apart from the messages, so that lists of these read no images.
CREATE TABLE message_images (
    message_id integer NOT NULL REFERENCES chat_messages (id) ON DELETE CASCADE,
    number integer NOT NULL,
    mime_type text NOT NULL,
    content blob NOT NULL,
    PRIMARY KEY (message_id, number)
);
