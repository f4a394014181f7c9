-- What the sessions of each user come to, kept with each change of a session: a count over all of a user's sessions
-- reads one row, and one over everybody's a row for each user.
CREATE TABLE user_totals (
    owner_id integer PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    sessions integer NOT NULL,
    active_sessions integer NOT NULL,
    messages integer NOT NULL,
    tokens integer NOT NULL,
    responses integer NOT NULL,
    response_seconds real NOT NULL
);

CREATE INDEX user_totals_by_sessions ON user_totals (sessions DESC, owner_id);

CREATE TRIGGER chat_sessions_inserted AFTER INSERT ON chat_sessions
BEGIN
    INSERT INTO user_totals
    VALUES (NEW.owner_id, 1, NEW.is_active, NEW.messages_count, NEW.tokens_used, NEW.responses, NEW.response_seconds)
    ON CONFLICT (owner_id) DO UPDATE SET
        sessions = sessions + excluded.sessions,
        active_sessions = active_sessions + excluded.active_sessions,
        messages = messages + excluded.messages,
        tokens = tokens + excluded.tokens,
        responses = responses + excluded.responses,
        response_seconds = response_seconds + excluded.response_seconds;
END;

CREATE TRIGGER chat_sessions_deleted AFTER DELETE ON chat_sessions
BEGIN
    UPDATE user_totals SET
        sessions = sessions - 1,
        active_sessions = active_sessions - OLD.is_active,
        messages = messages - OLD.messages_count,
        tokens = tokens - OLD.tokens_used,
        responses = responses - OLD.responses,
        response_seconds = response_seconds - OLD.response_seconds
    WHERE owner_id = OLD.owner_id;
END;

CREATE TRIGGER chat_sessions_updated
AFTER UPDATE OF is_active, messages_count, tokens_used, responses, response_seconds ON chat_sessions
BEGIN
    UPDATE user_totals SET
        active_sessions = active_sessions + NEW.is_active - OLD.is_active,
        messages = messages + NEW.messages_count - OLD.messages_count,
        tokens = tokens + NEW.tokens_used - OLD.tokens_used,
        responses = responses + NEW.responses - OLD.responses,
        response_seconds = response_seconds + NEW.response_seconds - OLD.response_seconds
    WHERE owner_id = NEW.owner_id;
END;

INSERT INTO user_totals
SELECT owner_id, count(*), sum(is_active), sum(messages_count), sum(tokens_used), sum(responses), sum(response_seconds)
FROM chat_sessions GROUP BY owner_id;
