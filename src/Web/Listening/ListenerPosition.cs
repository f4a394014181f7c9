using Interpreter.Core.Sessions;

namespace Interpreter.Web.Listening;

/// <summary>Where a listener comes in.</summary>
/// <param name="Settings">The session's.</param>
/// <param name="Last">The number of the session's newest event.</param>
/// <param name="After">The number of the last event that the listener is not sent.</param>
/// <param name="Missed">The number up to which events that it asked for are no longer kept; 0 for none.</param>
internal sealed record ListenerPosition(SessionSettings Settings, long Last, long After, long Missed);
