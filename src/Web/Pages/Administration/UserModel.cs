using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Interpreter.Web.Pages.Forms;

namespace Interpreter.Web.Pages.Administration;

/// <summary>What the page of a user shows.</summary>
public sealed record UserModel
{
    /// <summary>The user.</summary>
    public required UserAccount Account { get; init; }

    /// <summary>What the user has used, and may use.</summary>
    public required Budget Budget { get; init; }

    /// <summary>The form of role and state.</summary>
    public FormState AccountForm { get; init; } = FormState.Empty;

    /// <summary>The form of limits.</summary>
    public FormState LimitsForm { get; init; } = FormState.Empty;

    /// <summary>Never the user's hash and stamp.</summary>
    public override string ToString() => nameof(UserModel);
}
