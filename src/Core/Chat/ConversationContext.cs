using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Chat;

/// <summary>
/// What the model is reminded of in a chat: the newest turns, as many as the budget of tokens holds. The oldest are left
/// out first, each as a whole; the newest is kept whatever its size.
/// </summary>
/// <param name="budget">In tokens.</param>
internal sealed class ConversationContext(int budget)
{
    /// <summary>The most bytes of images: Google takes requests of up to 20 MB, images in base64, and the texts need room too.</summary>
    public const long MaxImageBytes = 14_000_000;

    // A voice connection is opened while somebody speaks: the newest turns must do.
    private const int VoiceTokens = 8000;

    // A live connection takes words for its history.
    private const string ShownOnly = "(an image)";

    private readonly List<ContextTurn> _turns = [];
    private readonly List<string> _instructions = [];
    private long _tokens;

    /// <summary>The newest turn; null where there is none.</summary>
    public ContextTurn? Newest => _turns.Count > 0 ? _turns[^1] : null;

    /// <summary>Whether nothing has been asked or answered.</summary>
    public bool IsEmpty => _turns.Count == 0;

    /// <summary>What of a stored history fits.</summary>
    /// <param name="messages">The newest messages, the oldest of them first.</param>
    /// <param name="images">The images of messages, by their numbers.</param>
    public void Load(IReadOnlyList<ChatMessage> messages, IReadOnlyDictionary<long, IReadOnlyList<TextImage>> images)
    {
        foreach (var message in messages)
        {
            switch (message.Role)
            {
                case MessageRole.User:
                    Ask(message, images.GetValueOrDefault(message.Id, []));
                    break;
                case MessageRole.Assistant:
                    Answer(message);
                    break;
                case MessageRole.System:
                    _instructions.Add(message.Content);
                    break;
            }
        }

        Trim();
    }

    /// <summary>Adds a question.</summary>
    public ContextTurn Ask(ChatMessage question, IReadOnlyList<TextImage> images)
    {
        var turn = new ContextTurn(question, images);
        _turns.Add(turn);
        Trim();
        return turn;
    }

    /// <summary>Adds what was said, and what was said to it.</summary>
    public void AddSpoken(ChatMessage question, ChatMessage answer)
    {
        Ask(question, []).Add(answer);
        Trim();
    }

    /// <summary>A turn's answer changed: what no longer fits is left out.</summary>
    public void Trim()
    {
        _tokens = _turns.Sum(turn => (long)turn.Tokens);
        var excess = 0;
        while (_tokens > budget && excess < _turns.Count - 1)
        {
            _tokens -= _turns[excess++].Tokens;
        }

        _turns.RemoveRange(0, excess);
        TrimImages();
    }

    /// <summary>Forgets all turns; what the program itself said stays.</summary>
    public void Clear()
    {
        _turns.Clear();
        _tokens = 0;
    }

    /// <summary>The instruction, with what the program said in the history.</summary>
    public string? Instruction(string? instruction)
    {
        var all = string.Join("\n\n", _instructions.Prepend(instruction ?? "").Where(text => text.Length > 0));
        return all.Length > 0 ? all : null;
    }

    /// <summary>
    /// The conversation up to a question, without its answer. Roles alternate and the user's comes first, as
    /// Gemini wants it: questions without an answer are asked together with the next.
    /// </summary>
    public IReadOnlyList<TextTurn> ToAsk(ContextTurn asked)
    {
        var turns = new List<TextTurn>();
        foreach (var turn in _turns.TakeWhile(turn => turn != asked))
        {
            Add(turns, turn, withAnswer: true);
        }

        Add(turns, asked, withAnswer: false);
        return turns;
    }

    /// <summary>The newest answered turns, for a model that is going to listen.</summary>
    public IReadOnlyList<HistoryTurn> ToHear()
    {
        var first = _turns.Count;
        for (var tokens = 0L; first > 0 && tokens + _turns[first - 1].Tokens <= VoiceTokens; first--)
        {
            tokens += _turns[first - 1].Tokens;
        }

        var turns = new List<TextTurn>();
        foreach (var turn in _turns.Skip(first))
        {
            Add(turns, turn, withAnswer: true);
        }

        // What was asked and not answered would be answered now, before anything is said.
        if (turns is [.., { FromModel: false }])
        {
            turns.RemoveAt(turns.Count - 1);
        }

        return [.. turns.Select(turn => new HistoryTurn(turn.FromModel, turn.Text.Length > 0 ? turn.Text : ShownOnly))];
    }

    private static void Add(List<TextTurn> turns, ContextTurn turn, bool withAnswer)
    {
        if (turn.Question is { } question)
        {
            Add(turns, new TextTurn(FromModel: false, question.Content) { Images = turn.Images });
        }

        foreach (var answer in withAnswer ? turn.Answers : [])
        {
            Add(turns, new TextTurn(FromModel: true, answer));
        }
    }

    private static void Add(List<TextTurn> turns, TextTurn turn)
    {
        // A turn without content is refused, and so is a conversation that the model begins.
        if ((turn.Text.Length == 0 && turn.Images.Count == 0) || (turns.Count == 0 && turn.FromModel))
        {
            return;
        }

        if (turns.Count == 0 || turns[^1].FromModel != turn.FromModel)
        {
            turns.Add(turn);
            return;
        }

        var text = turns[^1].Text.Length == 0 ? turn.Text : turn.Text.Length == 0 ? turns[^1].Text : $"{turns[^1].Text}\n\n{turn.Text}";
        turns[^1] = new TextTurn(turn.FromModel, text) { Images = [.. turns[^1].Images, .. turn.Images] };
    }

    private void Answer(ChatMessage message)
    {
        if (Newest is null)
        {
            _turns.Add(new ContextTurn(null, []));
        }

        Newest!.Add(message);
    }

    private void TrimImages()
    {
        var bytes = 0L;
        for (var index = _turns.Count - 1; index >= 0; index--)
        {
            bytes += _turns[index].ImageBytes;
            if (bytes > MaxImageBytes && index < _turns.Count - 1)
            {
                _turns[index].ForgetImages();
            }
        }
    }
}
