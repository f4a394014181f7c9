namespace Interpreter.Core.Exports.Imports;

/// <summary>Why an export can't be imported.</summary>
public enum ImportFault
{
    /// <summary>It is no JSON object.</summary>
    NotJson,

    /// <summary>Its version is not known.</summary>
    UnknownVersion,

    /// <summary>The field is missing.</summary>
    Required,

    /// <summary>The field says nothing.</summary>
    Blank,

    /// <summary>The field is no text.</summary>
    NotText,

    /// <summary>The text holds U+0000 or half a surrogate pair.</summary>
    MalformedText,

    /// <summary>The text is longer than its limit, in code points.</summary>
    TooLong,

    /// <summary>The field is none of those words that it may be.</summary>
    NotOneOf,

    /// <summary>The field is neither true nor false.</summary>
    NotBoolean,

    /// <summary>The field is no whole number from 0 to 2147483647.</summary>
    NotCount,

    /// <summary>The field is no number from 0.</summary>
    NotSeconds,

    /// <summary>The field is no time of ISO 8601 with its zone.</summary>
    NotTime,

    /// <summary>The time is before 1970, or yet to come.</summary>
    TimeOutOfRange,

    /// <summary>The field is no JSON object, or one nested too deeply.</summary>
    NotObject,

    /// <summary>The field is no list.</summary>
    NotList,

    /// <summary>The list is longer than its limit.</summary>
    TooMany,

    /// <summary>The image is none that would be taken in a chat.</summary>
    BadImage,
}
