namespace IdentityHub.Protocol.Authorization;

/// <summary>How an authorization response reaches the client.</summary>
public enum ResponseMode
{
    /// <summary>In the query of the redirect URI (OAuth 2.0 Multiple Response Types §2.1).</summary>
    Query,

    /// <summary>In the fragment of the redirect URI (the same, §2.1).</summary>
    Fragment,

    /// <summary>As a form that the browser posts to the redirect URI (OAuth 2.0 Form Post Response Mode).</summary>
    FormPost,
}

/// <summary>Reads <c>response_mode</c>.</summary>
public static class ResponseModes
{
    /// <summary>The mode a request asks for.</summary>
    /// <param name="value">The parameter, or <see langword="null"/>.</param>
    /// <param name="responseType">The requested response type; those that carry tokens default to the fragment.</param>
    /// <returns>The mode, or <see langword="null"/> for one that is not supported.</returns>
    public static ResponseMode? Parse(string? value, string? responseType) => value switch
    {
        null => DefaultFor(responseType),
        "query" => ResponseMode.Query,
        "fragment" => ResponseMode.Fragment,
        "form_post" => ResponseMode.FormPost,
        _ => null,
    };

    /// <summary>The mode that applies when none is asked for (OAuth 2.0 Multiple Response Types §5).</summary>
    /// <param name="responseType">The requested response type.</param>
    /// <returns>Fragment when a token would come back, otherwise query.</returns>
    public static ResponseMode DefaultFor(string? responseType) =>
        responseType is not null && responseType.Split(' ').Any(type => type is "token" or "id_token")
            ? ResponseMode.Fragment
            : ResponseMode.Query;
}
