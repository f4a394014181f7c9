namespace Interpreter.Core.Storage;

/// <summary>How long stored texts may be, in Unicode code points, unless said otherwise.</summary>
public static class StorageLimits
{
    /// <summary>A user's name. 150 is what the earlier chat system's accounts allow.</summary>
    public const int Username = 150;

    /// <summary>An address of electronic mail: RFC 5321's longest path, less its brackets.</summary>
    public const int Email = 254;

    /// <summary>A password's hash, or a stamp.</summary>
    public const int Secret = 512;

    /// <summary>A session's title.</summary>
    public const int Title = 200;

    /// <summary>A message's content. A model's longest answer is about a quarter of it.</summary>
    public const int Content = 1_000_000;

    /// <summary>A language's code; RFC 5646 asks readers to take 35.</summary>
    public const int Language = 35;

    /// <summary>A JSON document beside a session, a message or a user.</summary>
    public const int Metadata = 65_536;

    /// <summary>What is searched for.</summary>
    public const int Search = 200;

    /// <summary>A setting's or an actor's name.</summary>
    public const int Name = 100;

    /// <summary>A setting's value.</summary>
    public const int SettingValue = 65_536;

    /// <summary>An actor's snapshot, in bytes. Histories belong in messages, not here.</summary>
    public const int Snapshot = 1_048_576;

    /// <summary>An image of a message, in bytes.</summary>
    public const int Image = 4 * 1_048_576;

    /// <summary>Images of a message.</summary>
    public const int Images = 4;

    /// <summary>Rows in a page or a list.</summary>
    public const int PageSize = 100;

    /// <summary>Messages stored at once.</summary>
    public const int Batch = 1000;

    /// <summary>A last message's beginning, as lists of sessions show it.</summary>
    public const int Preview = 200;
}
