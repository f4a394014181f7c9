using Interpreter.Core.Pricing;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Users;

/// <summary>A user's machine with a clock that the test moves; remembers what it decides.</summary>
internal sealed class MachineRig : IUserEffects
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<(long Ticket, Admission Admission)> _answers = [];

    public MachineRig(UserLimits limits, Func<UserOptions, UserOptions>? configure = null)
    {
        var prices = new PriceTable(new Dictionary<string, ModelPrice>
        {
            ["cheap"] = new() { InputText = 1, InputAudio = 2, InputImage = 1, OutputText = 4, OutputAudio = 8 },
            ["dear"] = new() { InputText = 3, InputAudio = 1, InputImage = 1, OutputText = 5, OutputAudio = 1 },
        });
        var options = new UserOptions { Prices = prices };
        Machine = new(configure?.Invoke(options) ?? options, this);
        Machine.SetLimits(limits, Now);
    }

    public UserMachine Machine { get; }

    public DateTimeOffset Now { get; set; } = Start;

    public List<UserNote> Notes { get; } = [];

    public Budget Budget => Machine.Budget(Now);

    /// <summary>Asks for a request. Returns the answer; null where it waits.</summary>
    public Admission? Admit(long ticket)
    {
        Machine.Admit(ticket, Now);
        return _answers.LastOrDefault(answer => answer.Ticket == ticket).Admission;
    }

    /// <summary>Asks for requests until one is not answered at once with yes. Returns how many were.</summary>
    public int AdmitAll(int most)
    {
        var admitted = 0;
        while (admitted < most && Admit(-1 - admitted) is { IsAllowed: true })
        {
            admitted++;
        }

        return admitted;
    }

    public Admission Hold(string session) => Machine.Hold(session, Now);

    public Budget Spend(long tokens = 0, double minutes = 0, string? model = "cheap") =>
        Machine.Spend(new(model, new(tokens, 0, 0, 0, 0), TimeSpan.FromMinutes(minutes)), Now);

    /// <summary>Moves the clock from deadline to deadline. Returns who was answered, in order.</summary>
    public IReadOnlyList<(long Ticket, bool IsAllowed)> Advance(TimeSpan by)
    {
        var (end, before) = (Now + by, _answers.Count);
        while (Machine.NextDeadline(Now) is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            Machine.Tick(Now);
        }

        Now = end;
        return [.. _answers.Skip(before).Select(answer => (answer.Ticket, answer.Admission.IsAllowed))];
    }

    public void Answer(long ticket, Admission admission) => _answers.Add((ticket, admission));

    public void Note(UserNote note) => Notes.Add(note);
}
