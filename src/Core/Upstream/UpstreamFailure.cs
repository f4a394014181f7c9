namespace Interpreter.Core.Upstream;

/// <summary>Why a connection to the model failed, told by what can be done about it.</summary>
public enum UpstreamFailure
{
    /// <summary>The key or token is missing, wrong or not allowed: a person must change it.</summary>
    Auth,

    /// <summary>The quota, budget or number of concurrent sessions is used up.</summary>
    Quota,

    /// <summary>The model does not exist, or does not take what the setup or a message said: a defect or a wrong setting.</summary>
    Argument,

    /// <summary>The provider's policy refused the content or the operation.</summary>
    Policy,

    /// <summary>A fault of the server that passes: a retry can help.</summary>
    Transient,

    /// <summary>The server could not be reached, or the connection broke: a retry can help.</summary>
    Network,

    /// <summary>The connection reached its allotted age after a goAway: a new one can be opened at once.</summary>
    GoneAway,
}
