using System.ComponentModel.DataAnnotations;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Pages;

/// <summary>A session's new title.</summary>
/// <param name="Title">1 to 200 characters, blanks around them aside.</param>
internal sealed record TitleBody([property: MaxLength(StorageLimits.Title)] string Title);
