using Interpreter.Core.Chat;
using Interpreter.Core.Text;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>Reads a question of a form: the field <c>content</c>, and files.</summary>
internal static class QuestionForm
{
    // The files, the text, and what stands between them.
    private const int BodyLimit = (ImageLimits.MaxImages * ImageLimits.MaxBytes) + (128 * 1024);

    // A text of the longest allowed is at most 12 KiB in UTF-8.
    private static readonly FormOptions Limits = new() { ValueCountLimit = 16, ValueLengthLimit = 64 * 1024, MultipartBodyLengthLimit = BodyLimit };

    public static async Task<(Question? Question, IResult? Problem)> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > BodyLimit)
        {
            return (null, ApiErrors.Error(context, StatusCodes.Status413PayloadTooLarge, Phrases.BodyTooLarge.With(BodyLimit)));
        }

        var form = await ReadFormAsync(context);
        if (form is null)
        {
            return (null, ApiErrors.Error(context, StatusCodes.Status400BadRequest, GeminiPhrases.NotForm.With()));
        }

        var complaints = new Dictionary<string, Complaint>();
        var images = new List<TextImage>();
        if (form.Files.Count > ImageLimits.MaxImages)
        {
            complaints[QuestionImages.Field] = GeminiPhrases.TooManyImages.With(ImageLimits.MaxImages);
        }

        foreach (var (index, file) in form.Files.Take(ImageLimits.MaxImages).Index())
        {
            if (await CheckAsync(index, file, images, context.RequestAborted) is { } complaint)
            {
                complaints.TryAdd(QuestionImages.Field, complaint);
            }
        }

        var text = form[QuestionReader.Field] is [.., { } last] ? last : "";
        if (form.Files.Count == 0 && !form.ContainsKey(QuestionReader.Field))
        {
            complaints[QuestionReader.Field] = Phrases.Required.With();
        }
        else if (QuestionReader.Check(text, images) is { } complaint && (form.Files.Count == 0 || complaint.Phrase != Phrases.Blank))
        {
            complaints[QuestionReader.Field] = complaint;
        }

        return complaints.Count > 0 ? (null, ApiErrors.Fields(context, complaints)) : (new(text, images), null);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        try
        {
            return await new FormFeature(context.Request, Limits).ReadFormAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // No boundary, a part without an end, or more than the limits allow.
            return null;
        }
    }

    private static async Task<Complaint?> CheckAsync(int index, IFormFile file, List<TextImage> images, CancellationToken cancellationToken)
    {
        if (file.Length > ImageLimits.MaxBytes)
        {
            return QuestionImages.TooLarge(index);
        }

        var data = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(data, cancellationToken);

        // What a form calls a file without a type.
        var label = file.ContentType is null or "" or "application/octet-stream" ? null : file.ContentType;
        return QuestionImages.Check(index, data, label, images);
    }
}
