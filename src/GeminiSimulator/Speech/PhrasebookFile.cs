using System.Text.Json;
using Interpreter.Core.Audio;

namespace Interpreter.GeminiSimulator.Speech;

/// <summary>
/// Reads a phrasebook's folder: phrasebook.json, <c>{"languages": [a, b], "phrases": [{"id": …, a: {"text": …, "audio": …}, b: …}]}</c>,
/// and the WAVs beside it.
/// </summary>
internal sealed class PhrasebookFile
{
    /// <summary>The rate of every recording once read, in Hz: what Gemini speaks at.</summary>
    public const int SampleRate = 24_000;

    private const string Name = "phrasebook.json";

    private readonly string _folder;
    private readonly string _path;

    private PhrasebookFile(string folder)
    {
        _folder = folder;
        _path = Path.Combine(folder, Name);
    }

    /// <summary>Reads a folder.</summary>
    /// <exception cref="PhrasebookException">Something is missing or damaged.</exception>
    public static Phrasebook Load(string folder)
    {
        var file = new PhrasebookFile(folder);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file._path));
            return file.Read(document.RootElement);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PhrasebookException($"There is no phrasebook at {file._path}: name the folder that holds {Name}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhrasebookException($"The phrasebook {file._path} can't be read: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new PhrasebookException($"The phrasebook {file._path} is not JSON: {e.Message}", e);
        }
    }

    private Phrasebook Read(JsonElement root)
    {
        var languages = Items(root, "languages", "languages").Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "").ToArray();
        if (languages.Length != 2 || languages[0] == languages[1] || languages.Contains(""))
        {
            throw Wrong("languages", "must be two different language codes");
        }

        var phrases = Items(root, "phrases", "phrases").Select((item, i) => ReadPhrase(item, $"phrases[{i}]", languages)).ToArray();
        if (phrases.Length == 0)
        {
            throw Wrong("phrases", "must hold at least one phrase");
        }

        return phrases.CountBy(phrase => phrase.Id).FirstOrDefault(count => count.Value > 1) is { Key: { } twice }
            ? throw Wrong("phrases", $"holds the id \"{twice}\" more than once")
            : new Phrasebook(languages, phrases);
    }

    private Phrase ReadPhrase(JsonElement item, string place, string[] languages)
    {
        var sides = languages.ToDictionary(language => language, language =>
        {
            var side = Property(item, language, $"{place}.{language}", JsonValueKind.Object);
            var audio = Text(side, "audio", $"{place}.{language}.audio");
            return new PhraseSide(Text(side, "text", $"{place}.{language}.text"), ReadRecording(audio, $"{place}.{language}.audio"));
        });
        return new Phrase(Text(item, "id", $"{place}.id"), sides.AsReadOnly());
    }

    private byte[] ReadRecording(string name, string place)
    {
        var path = Path.Combine(_folder, name);
        try
        {
            using var reader = WavReader.Open(path);
            var samples = reader.ReadToEnd();
            return Pcm.Bytes(Resampling.Convert(samples, reader.SampleRate, SampleRate));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WavFormatException)
        {
            throw new PhrasebookException($"The recording {path}, named in {place} of {_path}, can't be read: {e.Message}", e);
        }
    }

    private JsonElement.ArrayEnumerator Items(JsonElement parent, string name, string place) =>
        Property(parent, name, place, JsonValueKind.Array).EnumerateArray();

    private string Text(JsonElement parent, string name, string place) =>
        Property(parent, name, place, JsonValueKind.String).GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw Wrong(place, "must not be empty");

    private JsonElement Property(JsonElement parent, string name, string place, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw Wrong(place, kind switch { JsonValueKind.Array => "must be a list", JsonValueKind.Object => "must be an object", _ => "must be a string" });

    private PhrasebookException Wrong(string place, string what) => new($"In the phrasebook {_path}, {place} {what}.");
}
