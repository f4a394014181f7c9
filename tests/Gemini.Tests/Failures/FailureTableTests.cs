using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;

namespace Interpreter.Gemini.Tests.Failures;

public sealed class FailureTableTests
{
    /// <summary>Reasons as servers gave them, in public reports.</summary>
    public static TheoryData<int, string, UpstreamFailure> Reasons { get; } = new()
    {
        { 1007, "API key not valid. Please pass a valid API key.", UpstreamFailure.Auth },
        { 1007, "API key expired. Please renew the API key.", UpstreamFailure.Auth },
        { 1008, "Your API key was reported as leaked. Please use another API key.", UpstreamFailure.Auth },
        { 1008, "API Key not found. Please pass a valid API key.", UpstreamFailure.Auth },
        { 1008, "Method doesn't allow unregistered callers (callers without established identity). Please use API Key", UpstreamFailure.Auth },
        { 1008, "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid", UpstreamFailure.Auth },
        { 1011, "reason: API_KEY_INVALID", UpstreamFailure.Auth },
        { 1008, "ACCESS_TOKEN_TYPE_UNSUPPORTED", UpstreamFailure.Auth },
        { 1011, "generic::unauthenticated: no", UpstreamFailure.Auth },
        { 1011, "auth_tokens: token has expired", UpstreamFailure.Auth },
        { 1011, "Token has been used too many times", UpstreamFailure.Auth },
        { 1011, "generic::permission_denied: no", UpstreamFailure.Auth },
        { 1008, "Permission denied on resource project my-project.", UpstreamFailure.Auth },
        { 1008, "The caller does not have permission", UpstreamFailure.Auth },
        { 1008, "Generative Language API has not been used in project 1 before or it is disabled.", UpstreamFailure.Auth },
        { 1011, "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: h", UpstreamFailure.Quota },
        { 1011, "RPC::generic::resource_exhausted: RESOURCE_EXHAUSTED: Maximum concurrent se", UpstreamFailure.Quota },
        { 1011, "generic::resource_exhausted: Try later", UpstreamFailure.Quota },
        { 1011, "Resource has been exhausted (e.g. check quota).", UpstreamFailure.Quota },
        { 1011, "Your prepayment credits are depleted. Please go to AI Studio", UpstreamFailure.Quota },
        { 1011, "Your project has exceeded its monthly spending cap.", UpstreamFailure.Quota },
        { 1011, "Quota exceeded for aiplatform.googleapis.com/bidi_gen_concurrent_reqs", UpstreamFailure.Quota },
        { 1013, "Rate limit reached", UpstreamFailure.Quota },
        { 1008, "models/x is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ListModels to see", UpstreamFailure.Argument },
        { 1008, "models/x is not supported for bidiGenerateContent.", UpstreamFailure.Argument },
        { 1007, "Invalid JSON payload received. Unknown name \"inputAudioTranscription\" at 'setup.generation_config': Cannot find field.", UpstreamFailure.Argument },
        { 1007, "Request contains an invalid argument.", UpstreamFailure.Argument },
        { 1007, "Thinking level is not supported for this model", UpstreamFailure.Argument },
        { 1007, "Function response scheduling is not supported for this model", UpstreamFailure.Argument },
        { 1007, "The response modality TEXT is not supported by the model", UpstreamFailure.Argument },
        { 1007, "User location is not supported for the API use.", UpstreamFailure.Policy },
        { 1008, "The prompt violates usage guidelines.", UpstreamFailure.Policy },
        { 1008, "Content is prohibited.", UpstreamFailure.Policy },
        { 1008, "Blocked for safety.", UpstreamFailure.Policy },
        { 1011, "Deadline expired before operation could complete.", UpstreamFailure.GoneAway },
        { 1008, "Operation is not implemented, or supported, or enabled.", UpstreamFailure.Transient },
        { 1008, "Requested entity was not found.", UpstreamFailure.Transient },
        { 1011, "Internal error encountered.", UpstreamFailure.Transient },
        { 1008, "The operation was aborted", UpstreamFailure.Transient },
        { 1011, "The operation was cancelled.", UpstreamFailure.Transient },
        { 1011, "The service is currently unavailable.", UpstreamFailure.Transient },
        { 1011, "The model is overloaded. Please try again later.", UpstreamFailure.Transient },
    };

    public static TheoryData<int?, UpstreamFailure> Codes { get; } = new()
    {
        { null, UpstreamFailure.Network }, { 1005, UpstreamFailure.Network }, { 1006, UpstreamFailure.Network },
        { 1000, UpstreamFailure.Transient }, { 1001, UpstreamFailure.Transient }, { 1002, UpstreamFailure.Transient },
        { 1003, UpstreamFailure.Argument }, { 1007, UpstreamFailure.Argument }, { 1009, UpstreamFailure.Argument },
        { 1008, UpstreamFailure.Policy }, { 1011, UpstreamFailure.Transient }, { 1013, UpstreamFailure.Transient }, { 4000, UpstreamFailure.Transient },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Words_count_more_than_the_code(int code, string reason, UpstreamFailure kind)
    {
        var failure = FailureClassifier.OfClose(code, reason, GoAwayState.None);

        Assert.Equal((kind, code, reason), (failure.Kind, failure.Code, failure.Reason));
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Without_words_the_code_counts(int? code, UpstreamFailure kind)
    {
        Assert.Equal(kind, FailureClassifier.OfClose(code, null, GoAwayState.None).Kind);
        Assert.Equal(kind, FailureClassifier.OfClose(code, "words nobody has seen", GoAwayState.None).Kind);
    }

    [Fact]
    public void Every_row_is_the_first_match_of_some_known_reason()
    {
        var reasons = Reasons.Select(row => row.Data.Item2).ToList();

        Assert.All(FailureTable.ByText, rule => Assert.Contains(
            reasons,
            reason => FailureTable.ByText.First(first => reason.Contains(first.Text, StringComparison.OrdinalIgnoreCase)) == rule));
    }
}
