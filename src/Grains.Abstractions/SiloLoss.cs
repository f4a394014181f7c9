namespace Interpreter.Grains;

/// <summary>Tells the loss of a silo, which passes, from defects.</summary>
internal static class SiloLoss
{
    /// <summary>Whether whoever called shall call again.</summary>
    public static bool Is(Exception exception) =>
        exception is EnumerationAbortedException or OrleansException or TimeoutException or OperationCanceledException;
}
