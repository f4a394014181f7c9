using Interpreter.Core.Sessions;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Chat;

/// <summary>Which chats count among their user's live sessions.</summary>
public sealed class RestingChatTests
{
    private readonly ChatRig _rig = new(budget: ChatRig.Budget());

    public RestingChatTests()
    {
        _rig.Loads();
        _rig.DoesAll();
        _rig.Take();
    }

    private int Releases => _rig.Effects.Work.OfType<SessionWork.Release>().Count();

    private int Holds => _rig.Effects.Work.OfType<SessionWork.Hold>().Count();

    [Fact]
    public void A_chat_that_nobody_follows_is_counted_no_more_and_again_when_somebody_does()
    {
        Follow(0);
        Assert.Equal((1, 0), (Releases, Holds));
        _rig.Machine.Pass(90_000);
        Assert.Equal((1, 0), (Releases, Holds));
        Follow(1);
        Assert.Equal((1, 1), (Releases, Holds));
        _rig.Machine.Pass(61_000);
        Assert.Equal((1, 2), (Releases, Holds));
    }

    [Fact]
    public void A_chat_whose_asker_has_left_is_counted_until_it_has_answered()
    {
        _rig.Asks("How are you?");
        Follow(0);
        Assert.Equal(0, Releases);
        _rig.Answers("Fine.");
        Assert.Equal(1, Releases);
    }

    [Fact]
    public void A_chat_whose_place_is_taken_meanwhile_says_so_and_closes()
    {
        Follow(0);
        Follow(1);
        var budget = ChatRig.Budget(LimitKind.ConcurrentSessions);
        var hold = _rig.Effects.Work.OfType<SessionWork.Hold>().Last();
        _rig.Machine.Machine.Done(new SessionOutcome.Admitted(hold, new(budget, LimitKind.ConcurrentSessions)), _rig.Machine.Now);
        Assert.Equal(SessionErrorCodes.LimitReached, _rig.Effects.Outputs.OfType<SessionOutput.Failed>().Single().Code);
        Assert.True(_rig.Machine.Machine.IsClosed);
    }

    [Fact]
    public void A_renewal_that_is_refused_ends_nothing()
    {
        _rig.Machine.Pass(61_000);
        var hold = _rig.Effects.Work.OfType<SessionWork.Hold>().Last();
        _rig.Machine.Machine.Done(new SessionOutcome.Admitted(hold, new(ChatRig.Budget(LimitKind.TokensPerDay), LimitKind.TokensPerDay)), _rig.Machine.Now);
        Assert.False(_rig.Machine.Machine.IsClosed);
    }

    private void Follow(int count) => _rig.Machine.Machine.FollowersChanged(count, _rig.Machine.Now);
}
