using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>Failures of the model, in a user's terms.</summary>
public static class UpstreamProblem
{
    /// <summary>The failure's code, of <see cref="SessionErrorCodes"/>.</summary>
    public static string Code(UpstreamException error) => error.Kind switch
    {
        UpstreamFailure.Auth when error.IsOwnKey => SessionErrorCodes.OwnKeyRefused,
        UpstreamFailure.Quota when error.IsOwnKey => SessionErrorCodes.OwnKeyQuota,
        UpstreamFailure.Auth => SessionErrorCodes.UpstreamAuth,
        UpstreamFailure.Quota => SessionErrorCodes.UpstreamQuota,
        UpstreamFailure.Argument => SessionErrorCodes.UpstreamArgument,
        UpstreamFailure.Policy => SessionErrorCodes.UpstreamPolicy,
        _ => SessionErrorCodes.UpstreamUnavailable,
    };

    /// <summary>A sentence that says what to do; carries Gemini's own words where it gave any.</summary>
    public static string Message(UpstreamException error)
    {
        var advice = error.Kind switch
        {
            UpstreamFailure.Auth when error.IsOwnKey => "Gemini refuses your own API key: change or delete it in your settings, at /gemini/settings/.",
            UpstreamFailure.Quota when error.IsOwnKey => "The Gemini quota of your own API key is used up: wait, or change or delete the key in your settings, at /gemini/settings/.",
            UpstreamFailure.Auth => "Gemini refuses the API key: check GEMINI_API_KEY.",
            UpstreamFailure.Quota => "The Gemini quota is used up: wait, or raise it in the Google console.",
            UpstreamFailure.Argument => "Gemini refused the request: choose another model, or check the settings.",
            UpstreamFailure.Policy => "Gemini's policy refused the request.",
            _ => "Gemini could not be reached after several tries: try again later.",
        };
        return string.IsNullOrEmpty(error.Reason) ? advice : $"{advice} Gemini said: {error.Reason}";
    }
}
