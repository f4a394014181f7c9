namespace Interpreter.Web.Gemini;

/// <summary>The examples of the description.</summary>
internal static class Examples
{
    public const string Question =
        """{"id":26,"session":1,"role":"user","content":"Hello, how are you?","timestamp":"2026-01-20T16:05:00Z","tokens_used":6,"response_time":null,"message_type":"text","language":null,"processing_time":null,"metadata":{}}""";

    public const string Answer =
        """{"id":27,"session":1,"role":"assistant","content":"Hello! I am well, thank you. And you?","timestamp":"2026-01-20T16:05:02Z","tokens_used":25,"response_time":2.1,"message_type":"text","language":null,"processing_time":0.01,"metadata":{"finish_reason":"STOP"}}""";

    public const string Pair = $$"""{"user_message":{{Question}},"assistant_message":{{Answer}}}""";

    public const string Messages = $"[{Question},{Answer}]";

    public const string MessagePage =
        $$"""{"count":245,"next":"http://localhost:8000/api/v1/gemini/chat-messages/?page=2","previous":null,"results":{{Messages}}}""";

    private const string Rest = "\"kind\":\"chat\",\"key\":\"0b0f1c2a-3d4e-4f5a-8b6c-7d8e9fa0b1c2\",\"metadata\":{}";

    public const string Session =
        $$"""{"id":1,"user":1,"user_username":"anna","title":"Python","is_active":true,"messages_count":12,"last_message":{"id":27,"role":"assistant","content":"Hello! I am well, thank you. And you?","timestamp":"2026-01-20T16:05:02Z"},"created_at":"2026-01-15T10:30:00Z","updated_at":"2026-01-20T16:05:02Z",{{Rest}}}""";

    public const string NewSession =
        $$"""{"id":16,"user":1,"user_username":"anna","title":"Python","is_active":true,"messages_count":0,"last_message":null,"created_at":"2026-01-20T16:00:00Z","updated_at":"2026-01-20T16:00:00Z",{{Rest}}}""";

    public const string SessionPage =
        $$"""{"count":15,"next":"http://localhost:8000/api/v1/gemini/chat-sessions/?page=2","previous":null,"results":[{{Session}}]}""";

    public const string SessionDetail =
        $$"""{"id":1,"user":1,"user_username":"anna","title":"Python","is_active":true,"messages":{{Messages}},"created_at":"2026-01-15T10:30:00Z","updated_at":"2026-01-20T16:05:02Z","messages_count":2,{{Rest}}}""";

    public const string TitleRequired = """{"title":["This field is required."]}""";

    public const string BadPage = """{"page":["Give a whole number from 1 to 2147483647."]}""";

    public const string RecentSession = """{"id":15,"title":"Machine learning","messages_count":8,"updated_at":"2026-01-20T16:00:00Z"}""";
}
