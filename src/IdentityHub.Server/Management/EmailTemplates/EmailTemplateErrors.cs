using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.EmailTemplates;

/// <summary>Refusals about e-mail templates.</summary>
internal static class EmailTemplateErrors
{
    /// <summary>Nobody deletes all of them by leaving something out.</summary>
    public static ApiError NoFilter { get; } =
        new("connector.email_connector.bulk_deletion_no_filter", 422, "Say which templates to delete: by `languageTag`, `templateType` or both.");

    /// <summary>There is no such template.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("email_templates", id);
}
