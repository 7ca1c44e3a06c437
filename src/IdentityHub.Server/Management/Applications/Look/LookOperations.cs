using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications.Look;

/// <summary>How the sign-in pages look for one application.</summary>
internal static class LookOperations
{
    /// <summary>The application looks like everything else.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("application_sign_in_experiences", id);

    /// <summary>Reads it.</summary>
    public static async Task<ApiResult<LookAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("applicationId");
        if (await call.Db.ApplicationSignInExperiences.FirstOrDefaultAsync(row => row.ApplicationId == id, call.Cancellation) is { } found)
        {
            return LookAnswer.From(found);
        }

        return await call.Db.Applications.OfOperator().AnyAsync(row => row.Id == id, call.Cancellation) ? NotFound(id) : ApplicationErrors.NotFound(id);
    }

    /// <summary>Sets it: 201 the first time.</summary>
    public static Task<ApiResult<LookAnswer>> ReplaceAsync(ApiCall<ChangeLook> call)
    {
        var (id, body) = (call.Path("applicationId"), call.Body);
        return call.WriteAsync<LookAnswer>(
            async (db, cancellation) =>
            {
                // Two first calls at once: one makes the row, the other finds it.
                await db.LockCatalogAsync(cancellation);
                if (!await db.Applications.OfOperator().AnyAsync(row => row.Id == id, cancellation))
                {
                    return ApplicationErrors.NotFound(id);
                }

                var row = await db.ApplicationSignInExperiences.FirstOrDefaultAsync(found => found.ApplicationId == id, cancellation);
                var isFirst = row is null;
                if (row is null)
                {
                    row = new ApplicationSignInExperience { ApplicationId = id };
                    db.Add(row);
                }

                Apply(row, body);
                ApiResult<LookAnswer> result = LookAnswer.From(row);
                return isFirst ? result.WithStatus(StatusCodes.Status201Created) : result;
            },
            onForeignKey: ApplicationErrors.NotFound(id));
    }

    private static void Apply(ApplicationSignInExperience row, ChangeLook body)
    {
        row.Color = body.Color.IsGiven ? JsonSerializer.SerializeToElement(body.Color.Value, ApiJson.Options) : row.Color;
        row.Branding = body.Branding.IsGiven ? JsonSerializer.SerializeToElement(body.Branding.Value, ApiJson.Options) : row.Branding;
        row.CustomCss = body.CustomCss.Or(row.CustomCss);
        row.DisplayName = body.DisplayName.Or(row.DisplayName);
        row.TermsOfUseUrl = body.TermsOfUseUrl.Or(row.TermsOfUseUrl);
        row.PrivacyPolicyUrl = body.PrivacyPolicyUrl.Or(row.PrivacyPolicyUrl);
    }
}
