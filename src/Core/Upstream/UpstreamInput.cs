namespace Interpreter.Core.Upstream;

/// <summary>What a session sends to the model beside audio.</summary>
public abstract record UpstreamInput
{
    private UpstreamInput()
    {
    }

    /// <summary>The speaker began. Only where the setup turned automatic activity detection off.</summary>
    public sealed record ActivityStart : UpstreamInput
    {
        /// <summary>The one instance.</summary>
        public static ActivityStart Instance { get; } = new();
    }

    /// <summary>The speaker stopped. Only where the setup turned automatic activity detection off.</summary>
    public sealed record ActivityEnd : UpstreamInput
    {
        /// <summary>The one instance.</summary>
        public static ActivityEnd Instance { get; } = new();
    }

    /// <summary>
    /// The microphone went quiet and no silence will follow: the model shall end the turn on what it has.
    /// Only under automatic activity detection.
    /// </summary>
    public sealed record AudioStreamEnd : UpstreamInput
    {
        /// <summary>The one instance.</summary>
        public static AudioStreamEnd Instance { get; } = new();
    }

    /// <summary>Typed text, to be answered as if spoken.</summary>
    /// <param name="Value">Not empty.</param>
    public sealed record Text(string Value) : UpstreamInput;
}
