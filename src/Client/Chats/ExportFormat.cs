namespace Interpreter.Client.Chats;

/// <summary>The forms in which a session can be had as a file.</summary>
public enum ExportFormat
{
    /// <summary>All that is known of it; can be imported.</summary>
    Json,

    /// <summary>Markdown, for reading.</summary>
    Markdown,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Subtitles, SubRip.</summary>
    Srt,

    /// <summary>Subtitles, WebVTT.</summary>
    Vtt,
}
