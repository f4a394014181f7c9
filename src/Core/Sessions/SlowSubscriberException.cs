namespace Interpreter.Core.Sessions;

/// <summary>A follower of a session fell too far behind and was let go; it can subscribe again after the last output it has.</summary>
public sealed class SlowSubscriberException() : Exception("The subscriber reads slower than the session speaks.");
