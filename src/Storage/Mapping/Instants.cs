namespace Interpreter.Storage.Mapping;

/// <summary>Times as they are stored: UTC, whole microseconds.</summary>
internal static class Instants
{
    public static DateTimeOffset Now(this TimeProvider timeProvider) => timeProvider.GetUtcNow().ToStored();

    public static DateTimeOffset ToStored(this DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
