using Interpreter.Core.Chat;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Tests.Chat;

public sealed class ConversationContextTests
{
    private long _id;

    [Fact]
    public void What_fits_is_given_and_the_question_comes_last()
    {
        var context = Loaded(1000, User("a"), Model("b"), User("c"), Model("d"));
        context.Ask(User("e"), []);
        Assert.Equal(["u a", "m b", "u c", "m d", "u e"], Turns(context));
    }

    [Fact]
    public void The_oldest_turns_are_left_out_each_as_a_whole()
    {
        var context = Loaded(50, User("a", 15), Model("b", 15), User("c", 15), Model("d", 15));
        Assert.Equal(["u c"], Turns(context));
        context.Ask(User("e", 15), []);
        Assert.Equal(["u c", "m d", "u e"], Turns(context));
        context.Ask(User("f", 15), []);
        Assert.Equal(["u e\n\nf"], Turns(context));
    }

    [Fact]
    public void The_newest_question_is_asked_whatever_its_size()
    {
        var context = Loaded(10, User("a"), Model("b"));
        context.Ask(User(new string('x', 4000)), []);
        Assert.Equal(4002, Assert.Single(Turns(context)).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000_000)]
    [InlineData(null)]
    public void A_count_that_cannot_be_is_replaced_by_an_estimate(int? counted)
    {
        var context = Loaded(150, User(new string('x', 400), counted), Model("b", 1), User("c", 1), Model("d", 1));
        context.Ask(User("e", 1), []);
        Assert.Equal(5, Turns(context).Length);
        context.Ask(User(new string('y', 400), counted), []);
        Assert.Equal(3, Turns(context).Length);
    }

    [Fact]
    public void Questions_without_an_answer_are_asked_with_the_next()
    {
        var context = Loaded(1000, User("a"), User("b"), Model("c"));
        context.Ask(User("d"), []);
        context.Ask(User("e"), []);
        Assert.Equal(["u a\n\nb", "m c", "u d\n\ne"], Turns(context));
    }

    [Fact]
    public void A_conversation_begins_with_the_user_and_has_no_empty_turns()
    {
        var context = Loaded(1000, Model("welcome"), User("a"), Model(""), User("b"), Model("c"), Model("d"));
        context.Ask(User("e"), []);
        Assert.Equal(["u a\n\nb", "m c\n\nd", "u e"], Turns(context));
    }

    [Fact]
    public void What_the_program_said_goes_into_the_instruction()
    {
        var context = Loaded(1000, Message(MessageRole.System, "Speak Korean."), User("a"), Model("b"));
        Assert.Equal("Be kind.\n\nSpeak Korean.", context.Instruction("Be kind."));
        Assert.Equal("Speak Korean.", context.Instruction(null));
        Assert.Null(Loaded(10).Instruction(null));
    }

    [Fact]
    public void Images_are_shown_again_while_they_are_recent_and_small_enough()
    {
        var context = new ConversationContext(1_000_000);
        for (var number = 0; number < 4; number++)
        {
            context.Ask(User($"{number}"), [new TextImage("image/png", new byte[4_000_000])]).Answer("ok");
        }

        context.Ask(User("what were they?"), []);
        Assert.Equal([0, 1, 1, 1, 0], context.ToAsk(context.Newest!).Where(turn => !turn.FromModel).Select(turn => turn.Images.Count));
    }

    [Fact]
    public void An_image_counts()
    {
        var context = new ConversationContext(TokenEstimate.Image);
        context.Ask(User("a"), []).Answer("b");
        context.Ask(User("c"), [new TextImage("image/png", new byte[10])]);
        Assert.Equal(["u c"], Turns(context));
    }

    [Fact]
    public void A_model_that_listens_gets_the_newest_turns_in_words_and_no_open_question()
    {
        var context = Loaded(100_000, User(new string('x', 40_000)), Model("yes", 1), User("a"), Model("b"));
        context.Ask(User(""), [new TextImage("image/png", new byte[10])]).Answer("a cat");
        context.Ask(User("open"), []);
        Assert.Equal(["u long ago", "m yes"], Loaded(100_000, User("long ago"), Model("yes")).ToHear().Select(Describe));
        Assert.Equal(["u a", "m b", "u (an image)", "m a cat"], context.ToHear().Select(Describe));

        static string Describe(Core.Upstream.HistoryTurn turn) => $"{(turn.FromModel ? 'm' : 'u')} {turn.Text}";
    }

    private static ConversationContext Loaded(int budget, params ChatMessage[] messages)
    {
        var context = new ConversationContext(budget);
        context.Load(messages, new Dictionary<long, IReadOnlyList<TextImage>>());
        return context;
    }

    private static string[] Turns(ConversationContext context) =>
        [.. context.ToAsk(context.Newest!).Select(turn => $"{(turn.FromModel ? 'm' : 'u')} {turn.Text}")];

    private ChatMessage User(string text, int? tokens = null) => Message(MessageRole.User, text, tokens);

    private ChatMessage Model(string text, int? tokens = null) => Message(MessageRole.Assistant, text, tokens);

    private ChatMessage Message(MessageRole role, string text, int? tokens = null) => new()
    {
        Id = ++_id,
        SessionId = 1,
        Role = role,
        MessageType = MessageType.Text,
        Content = text,
        TokensUsed = tokens,
        Timestamp = DateTimeOffset.UnixEpoch,
        Metadata = "{}",
    };
}
