using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Forms;

/// <summary>A form as it was sent and what is wrong with it, to be shown again. Passwords are never shown again.</summary>
public sealed class FormState
{
    private readonly IFormCollection? _sent;
    private readonly Dictionary<string, Complaint> _complaints = [];

    private FormState(IFormCollection? sent) => _sent = sent;

    /// <summary>A form that nobody sent.</summary>
    public static FormState Empty => new(null);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => _complaints.Count == 0 && Refusal is null;

    /// <summary>What is wrong with the form as a whole; null for nothing.</summary>
    internal Complaint? Refusal { get; set; }

    /// <summary>Reads what was sent.</summary>
    internal static async Task<FormState> ReadAsync(HttpContext context) =>
        new(context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty);

    /// <summary>Whether it was sent.</summary>
    internal bool IsSent => _sent is not null;

    /// <summary>A field as it was sent; empty where it was not.</summary>
    internal string this[string name] => _sent is not null && _sent.TryGetValue(name, out var values) ? values.ToString() : "";

    /// <summary>A field that may not be empty; where it is, that is noted.</summary>
    internal string Required(string name)
    {
        var text = this[name];
        Check(name, text.Length == 0 ? Phrases.Required.With() : null);
        return text;
    }

    /// <summary>Notes a problem, unless the field has one already.</summary>
    internal void Check(string name, Complaint? complaint)
    {
        if (complaint is not null)
        {
            _complaints.TryAdd(name, complaint);
        }
    }

    /// <summary>What is wrong with a field; null for nothing.</summary>
    internal Complaint? ComplaintOf(string name) => _complaints.GetValueOrDefault(name);
}
