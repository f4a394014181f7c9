namespace Interpreter.Core.Sessions;

/// <summary>What happened at the gate within a frame; it may open and close in the same one.</summary>
internal struct GateResult
{
    /// <summary>The gate opened.</summary>
    public bool Opened;

    /// <summary>The gate closed.</summary>
    public bool Closed;

    /// <summary>At least one window was loud.</summary>
    public bool Voiced;
}
