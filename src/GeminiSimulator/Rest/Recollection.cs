using System.Text.RegularExpressions;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>
/// Answers questions about the conversation from what the request holds of it, and nothing else: so that a test, or a
/// person, sees what a model was given.
/// </summary>
internal static partial class Recollection
{
    /// <summary>Answers; null where nothing is asked about the conversation.</summary>
    /// <param name="given">The conversation.</param>
    /// <param name="asked">The text of its last turn.</param>
    public static string? Answer(IReadOnlyList<ProtoObject> given, string asked)
    {
        if (!Said().IsMatch(asked))
        {
            return null;
        }

        var earlier = given.SkipLast(1).ToList();
        var questions = earlier.Where(Echo.IsUsers).ToList();
        return true switch
        {
            _ when First().IsMatch(asked) => Tell("You began with", questions.FirstOrDefault()),
            _ when Everything().IsMatch(asked) => List(earlier),
            _ when Before().IsMatch(asked) => Tell("Before this you wrote", questions.LastOrDefault()),
            _ => null,
        };
    }

    private static string Tell(string beginning, ProtoObject? content) =>
        content is null ? Nothing : $"{TextReply.Honesty} {beginning}: {Echo.Describe(content)}.";

    private static string List(List<ProtoObject> earlier) => earlier.Count == 0
        ? Nothing
        : $"{TextReply.Honesty} Of our conversation I was given:\n\n"
            + string.Join('\n', earlier.Select((content, index) => $"{index + 1}. **{(Echo.IsUsers(content) ? "You" : "Model")}:** {Echo.Describe(content)}"));

    private static string Nothing => $"{TextReply.Honesty} I was given nothing from before: our conversation begins here.";

    [GeneratedRegex(@"\b(did (I|we)|have (I|we)|I) (say|said|ask|asked|write|written|wrote|show|shown|showed|tell|told|talked?)\b|제가|내가|우리가|\b(я|мы) (сказал|спросил|написал|показал|говорил|спрашивал|писал)", RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"\bfirst\b|\bbeg[ia]n\b|처음|\bперв|\bсначала", RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(everything|so far|all)\b|지금까지|모두|전부|\b(всё|все)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everything();

    [GeneratedRegex(@"\b(before|last|previously|earlier)\b|방금|전에|앞서|\b(раньше|до этого|только что|последн)", RegexOptions.IgnoreCase)]
    private static partial Regex Before();
}
