using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Failures;

/// <summary>
/// What Gemini's refusals mean. Its words come first, since one close code serves for many causes: 1011 is a
/// fault, an exhausted quota and a connection's age alike. Collected from public reports; the
/// tests hold each in its own words.
/// </summary>
internal static class FailureTable
{
    private const string KeyRefused = "Gemini refuses the API key: check GEMINI_API_KEY.";
    private const string NotAllowed = "The API key or token may not do this: check its restrictions and the project's permissions.";
    private const string TokenRefused = "Gemini refuses the token: it has expired, or has been used as often as it may.";
    private const string QuotaUsedUp = "The Gemini quota is used up: check plan and billing in Google AI Studio.";
    private const string Rejected = "Gemini does not take what the setup or a message said.";
    private const string NoSuchModel = "Gemini has no such Live model: check GEMINI_MODEL.";
    private const string Fault = "Gemini had an internal fault.";
    private const string TooOld = "The connection to Gemini reached its allotted age.";
    private const string Forbidden = "Gemini's policy forbids this.";

    /// <summary>By words; the first that matches counts.</summary>
    public static IReadOnlyList<FailureRule> ByText { get; } =
    [
        new("API key not valid", UpstreamFailure.Auth, KeyRefused),
        new("API_KEY_INVALID", UpstreamFailure.Auth, KeyRefused),
        new("API key expired", UpstreamFailure.Auth, KeyRefused),
        new("API key was reported as leaked", UpstreamFailure.Auth, KeyRefused),
        new("API key not found", UpstreamFailure.Auth, KeyRefused),
        new("unregistered callers", UpstreamFailure.Auth, KeyRefused),
        new("invalid authentication credentials", UpstreamFailure.Auth, KeyRefused),
        new("ACCESS_TOKEN", UpstreamFailure.Auth, KeyRefused),
        new("UNAUTHENTICATED", UpstreamFailure.Auth, KeyRefused),
        new("token has expired", UpstreamFailure.Auth, TokenRefused),
        new("Token has been used", UpstreamFailure.Auth, TokenRefused),
        new("PERMISSION_DENIED", UpstreamFailure.Auth, NotAllowed),
        new("permission denied", UpstreamFailure.Auth, NotAllowed),
        new("does not have permission", UpstreamFailure.Auth, NotAllowed),
        new("has not been used in project", UpstreamFailure.Auth, NotAllowed),
        new("Maximum concurrent", UpstreamFailure.Quota, "As many Gemini Live sessions are open as the project may have."),
        new("current quota", UpstreamFailure.Quota, QuotaUsedUp),
        new("RESOURCE_EXHAUSTED", UpstreamFailure.Quota, QuotaUsedUp),
        new("Resource has been exhausted", UpstreamFailure.Quota, QuotaUsedUp),
        new("credits are depleted", UpstreamFailure.Quota, QuotaUsedUp),
        new("spending cap", UpstreamFailure.Quota, QuotaUsedUp),
        new("quota", UpstreamFailure.Quota, QuotaUsedUp),
        new("rate limit", UpstreamFailure.Quota, QuotaUsedUp),
        new("is not found for API version", UpstreamFailure.Argument, NoSuchModel),
        new("not supported for bidiGenerateContent", UpstreamFailure.Argument, NoSuchModel),
        new("Invalid JSON payload", UpstreamFailure.Argument, Rejected),
        new("Thinking level is not supported", UpstreamFailure.Argument, "The model takes no such thinking level: its profile is wrong."),
        new("Function response scheduling is not supported", UpstreamFailure.Argument, Rejected),
        new("not supported by the model", UpstreamFailure.Argument, Rejected),
        new("invalid argument", UpstreamFailure.Argument, Rejected),
        new("User location is not supported", UpstreamFailure.Policy, "Gemini is not offered in the country or region of this server."),
        new("usage guidelines", UpstreamFailure.Policy, Forbidden),
        new("prohibited", UpstreamFailure.Policy, Forbidden),
        new("safety", UpstreamFailure.Policy, Forbidden),
        new("Deadline expired before operation could complete", UpstreamFailure.GoneAway, TooOld),
        // Comes at random, mostly around tool calls (js-genai #1236): the same words succeed a moment later.
        new("Operation is not implemented, or supported, or enabled", UpstreamFailure.Transient, Fault),
        // An expired handle, or a fault after tool calls; a session that dies of it twice drops the handle.
        new("Requested entity was not found", UpstreamFailure.Transient, "Gemini no longer knows the session that was to be resumed."),
        new("Internal error", UpstreamFailure.Transient, Fault),
        new("operation was aborted", UpstreamFailure.Transient, Fault),
        new("operation was cancelled", UpstreamFailure.Transient, Fault),
        new("currently unavailable", UpstreamFailure.Transient, "Gemini is not available at the moment."),
        new("overloaded", UpstreamFailure.Transient, "Gemini is overloaded at the moment."),
    ];

    /// <summary>What a close code means where the words tell nothing (RFC 6455, section 7.4.1).</summary>
    public static (UpstreamFailure Kind, string Explanation) ByCloseCode(int? code) => code switch
    {
        null or 1005 or 1006 => (UpstreamFailure.Network, "The connection to Gemini broke."),
        1003 or 1007 or 1009 or 1010 => (UpstreamFailure.Argument, Rejected),
        1008 => (UpstreamFailure.Policy, Forbidden),
        1011 => (UpstreamFailure.Transient, Fault),
        _ => (UpstreamFailure.Transient, "Gemini closed the connection."),
    };

    /// <summary>What an HTTP status means where the words tell nothing.</summary>
    public static (UpstreamFailure Kind, string Explanation) ByStatus(int status) => status switch
    {
        401 => (UpstreamFailure.Auth, KeyRefused),
        403 => (UpstreamFailure.Auth, NotAllowed),
        404 => (UpstreamFailure.Argument, "There is no Gemini Live at this address, or no such model: check GEMINI_BASE_URL and GEMINI_MODEL."),
        429 => (UpstreamFailure.Quota, QuotaUsedUp),
        408 or >= 500 => (UpstreamFailure.Transient, "Gemini is not available at the moment."),
        >= 400 => (UpstreamFailure.Argument, "Gemini refused the connection: check GEMINI_API_KEY first, then the setup."),
        _ => (UpstreamFailure.Transient, "Gemini did not answer as a WebSocket server."),
    };
}
