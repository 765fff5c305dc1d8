package io.thecodeforge.orders.command.user;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.thecodeforge.orders.web.CommandBody;
import io.thecodeforge.orders.web.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of user commands, as clients write them. */
@RegisterForReflection
interface UserRequests {

    @Schema(name = "RegisterUser", additionalProperties = Schema.False.class)
    record Register(
            @Schema(examples = "Ada Lovelace") @NotNull @PlainText @Size(max = 200) String name,
            @Schema(examples = "ada@example.com") @NotNull @PlainText @Email @Size(max = 254)
                    String email)
            implements CommandBody {}

    @Schema(name = "ChangeUser", additionalProperties = Schema.False.class)
    record Change(
            @Schema(examples = "Ada King") @Nullable @PlainText @Size(max = 200) String name,
            @Schema(examples = "ada.king@example.com") @Nullable @PlainText @Email @Size(max = 254)
                    String email)
            implements CommandBody {}
}
