using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports;

/// <summary>Words for readers, in a language.</summary>
public sealed record ExportWords
{
    /// <summary>In English.</summary>
    public static ExportWords English { get; } = new()
    {
        User = "You", Assistant = "Model", System = "System", Speaker = "Speaker", Interpretation = "Interpretation", Image = "Image",
    };

    /// <summary>In Korean.</summary>
    public static ExportWords Korean { get; } = new()
    {
        User = "나", Assistant = "모델", System = "시스템", Speaker = "화자", Interpretation = "통역", Image = "이미지",
    };

    /// <summary>In Russian.</summary>
    public static ExportWords Russian { get; } = new()
    {
        User = "Вы", Assistant = "Модель", System = "Система", Speaker = "Говорящий", Interpretation = "Перевод", Image = "Изображение",
    };

    /// <summary>Who writes to the model.</summary>
    public required string User { get; init; }

    /// <summary>Who answers.</summary>
    public required string Assistant { get; init; }

    /// <summary>The program.</summary>
    public required string System { get; init; }

    /// <summary>Who is interpreted.</summary>
    public required string Speaker { get; init; }

    /// <summary>What the interpreter says.</summary>
    public required string Interpretation { get; init; }

    /// <summary>What stands where an image was.</summary>
    public required string Image { get; init; }

    /// <summary>Words in a language.</summary>
    /// <param name="language">Its code, such as "ko"; English for those that have none.</param>
    public static ExportWords In(string language) => language switch { "ko" => Korean, "ru" => Russian, _ => English };

    internal string Who(MessageRole role, bool isInterpretation) => role switch
    {
        MessageRole.User => isInterpretation ? Speaker : User,
        MessageRole.Assistant => isInterpretation ? Interpretation : Assistant,
        _ => System,
    };
}
