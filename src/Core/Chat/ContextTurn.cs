using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Chat;

/// <summary>A question of a chat and what was answered, as the model is reminded of them.</summary>
/// <param name="question">What was asked, as stored; null for an answer that nobody asked for.</param>
/// <param name="images">What was shown with the question.</param>
internal sealed class ContextTurn(ChatMessage? question, IReadOnlyList<TextImage> images)
{
    private readonly List<string> _answers = [];
    private readonly List<long> _answerIds = [];
    private readonly int _questionTokens = question is null ? 0 : CountOf(question, images.Count);
    private int _answerTokens;

    public ChatMessage? Question { get; } = question;

    /// <summary>Whether there is a question that says or shows anything.</summary>
    public bool CanBeAsked => Question is { Content.Length: > 0 } || Images.Count > 0;

    /// <summary>What was shown with the question; empty where it is too long ago to be shown again.</summary>
    public IReadOnlyList<TextImage> Images { get; private set; } = images;

    /// <summary>The answers' texts; more than one where a history was imported so.</summary>
    public IReadOnlyList<string> Answers => _answers;

    /// <summary>The numbers of the stored answers.</summary>
    public IReadOnlyList<long> AnswerIds => _answerIds;

    /// <summary>About how many tokens it is to the model.</summary>
    public int Tokens => _questionTokens + _answerTokens;

    /// <summary>Bytes of its images.</summary>
    public long ImageBytes => Images.Sum(image => (long)image.Data.Length);

    /// <summary>Adds a stored answer.</summary>
    public void Add(ChatMessage answer)
    {
        _answers.Add(answer.Content);
        _answerIds.Add(answer.Id);
        _answerTokens += CountOf(answer, 0);
    }

    /// <summary>Sets the answer, which may not be stored yet.</summary>
    public void Answer(string text)
    {
        _answers.Clear();
        _answerIds.Clear();
        _answers.Add(text);
        _answerTokens = TokenEstimate.Of(text);
    }

    /// <summary>The answer has been stored.</summary>
    public void AnswerStored(long id) => _answerIds.Add(id);

    /// <summary>Lets go of the images.</summary>
    public void ForgetImages() => Images = [];

    // A count of speech is of its sound, and one that was imported may be anything.
    private static int CountOf(ChatMessage message, int images)
    {
        var estimate = TokenEstimate.Of(message.Content);
        return message.MessageType == MessageType.Text && message.TokensUsed is { } counted && counted >= estimate / 3 && counted <= (estimate * 3L) + 16
            ? counted
            : estimate + (images * TokenEstimate.Image);
    }
}
