namespace Interpreter.Web.Listening;

/// <summary>Why a listener hears nothing more.</summary>
internal enum ListeningEnd
{
    /// <summary>The session is over.</summary>
    Over,

    /// <summary>The owner shares it no more.</summary>
    Unshared,

    /// <summary>The listener reads slower than the session speaks.</summary>
    Slow,

    /// <summary>The session can't be followed from here at the moment.</summary>
    Lost,
}
